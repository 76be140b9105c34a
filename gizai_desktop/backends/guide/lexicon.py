"""What the manual's search knows of English and Russian; `guide_words` uses it."""

NO_MEANING = """
giz a about after all also an and any are as at be been before but by can cannot could did do
does don for from get gizai desktop had has he help how i if im in into is isn it its just
let like ll make many may me much must my need no not of on one only or other our out please
possible re s see set should show so some t tell than that the their them then there these they
thing this those to too up us use used using ve very want was way we what when where which who
why will with without work works would you your app application program
а без бы был была были было быть в вам вас ваш весь во вот все всего всех вы где да для до его
ее если есть еще же за зачем здесь и из или им их к как какая какие какой какую ко когда которая
которые который кто куда ли либо меня мне много можно мой мою моя мои моих мы на надо нам нас не
него нее нет ни них но ну нужно нужен о об он она они оно от откуда очень по под пожалуйста
почему при про приложение приложении программа программе программу с сам свой сделать себя со
так там тебя то тогда тоже только тут ты у уже хочу чего чем через что чтобы это этого этой этом
этот эту я является делать делает дела
"""
"""Words that say nothing about what is asked."""

SAME = """
chat: conversation dialog dialogue thread
delete: remove erase removal discard throw
tls: ssl
certificate: cert
shortcut: hotkey keybinding
model: llm neural
answer: reply response
settings: preferences options
colours: theme colors color colour
folder: directory
stop: abort
password: passphrase
privacy: private confidential
чат: диалог переписка беседа разговор
удалить: стереть удаление выкинуть выбросить
папка: каталог директория
модель: нейросеть
интернет: инет
цвета: тема
настройки: опции
остановить: прервать
ключ: ключик
клавиши: сочетания хоткеи шорткаты
"""
"""Words that mean the first one of their line."""

ENGLISH_ENDINGS = "ingly edly ing ies ied est ed es ly er s e y"

RUSSIAN_ENDINGS = """
иями ями ами ого его ому ему ыми ими иях иеи ии ия ие ию иям ием ях ах ов ев еи ои ыи
ая яя ое ее ые ую юю ом ем ам ям ых их ешь ишь ете ите ут ют ат ят ет ит ть ти л ла ло ли
ал ала ало али ил ила или ило ать ять ить еть ает яет аете яете аем яем ают яют аю яю уи
ться тся лся лась лись иться аться ится ается яется ются утся атся ятся ал ано ана аны ан
ен ена ено ены енн енныи енная енное енные енного аи яи аите яите ив ав ы и а я о е у ю
ь
"""
"""Of folded words, in which ``й`` is ``и``."""
