<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>Version {version}</source>
        <translation>Версия {version}</translation>
    </message>
    <message>
        <source>A desktop application for talking to GizAI&apos;s language models.</source>
        <translation>Приложение для разговоров с языковыми моделями GizAI.</translation>
    </message>
    <message>
        <source>Your chats stay in files on this computer. A question and its chat go to GizAI when you send it, and to nobody else.</source>
        <translation>Ваши чаты хранятся в файлах на этом компьютере. Вопрос и его чат уходят в GizAI, когда вы его отправляете, и больше никому.</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. It is not made by GizAI.</source>
        <translation>Свободная программа по лицензии MIT. Её делает не GizAI.</translation>
    </message>
</context>
<context>
    <name>ActingColumn</name>
    <message>
        <source>Possible when the answer has arrived, or after Stop</source>
        <translation>Станет доступно, когда придёт ответ или после остановки</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>Actions of the message</source>
        <translation>Действия с сообщением</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Копировать сообщение</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>Изменить сообщение</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Спросить ещё раз</translation>
    </message>
    <message>
        <source>Regenerate with…</source>
        <translation>Ответить другой моделью…</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Ещё действия</translation>
    </message>
    <message>
        <source>Previous branch</source>
        <translation>Предыдущая ветвь</translation>
    </message>
    <message>
        <source>Next branch</source>
        <translation>Следующая ветвь</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
</context>
<context>
    <name>AddModel</name>
    <message>
        <source>Model id</source>
        <translation>Идентификатор модели</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
</context>
<context>
    <name>AddModelPanel</name>
    <message>
        <source>Service</source>
        <translation>Служба</translation>
    </message>
    <message>
        <source>Model id</source>
        <translation>Идентификатор модели</translation>
    </message>
    <message>
        <source>As the service names it</source>
        <translation>Как её называет служба</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>AllKeysLine</name>
    <message>
        <source>All back to default</source>
        <translation>Вернуть все обычные</translation>
    </message>
    <message>
        <source>All keys are the usual ones again.</source>
        <translation>Все клавиши снова обычные.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
</context>
<context>
    <name>AnswerAlerts</name>
    <message>
        <source>New chat</source>
        <translation>Новый чат</translation>
    </message>
    <message>
        <source>The answer has arrived.</source>
        <translation>Ответ получен.</translation>
    </message>
    <message>
        <source>Open chat</source>
        <translation>Открыть чат</translation>
    </message>
</context>
<context>
    <name>AnswerHead</name>
    <message>
        <source>Thinking…</source>
        <translation>Размышляет…</translation>
    </message>
    <message>
        <source>Thoughts</source>
        <translation>Размышления</translation>
    </message>
    <message>
        <source>Thought for %1 s</source>
        <translation>Размышление: %1 с</translation>
    </message>
    <message>
        <source>The oldest message was not sent: the conversation is longer than the model can read.</source>
        <translation>Самое старое сообщение не отправлено: разговор длиннее, чем модель может прочитать.</translation>
    </message>
    <message>
        <source>The %1 oldest messages were not sent: the conversation is longer than the model can read.</source>
        <translation>Не отправлены самые старые сообщения (%1): разговор длиннее, чем модель может прочитать.</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Light</source>
        <translation>Светлые</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмные</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Высокая</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Цвета</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Контрастность</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Размер текста</translation>
    </message>
    <message>
        <source>“System” follows the colours of the desktop, also when they change.</source>
        <translation>«Как в системе» — цвета рабочего стола, даже когда они меняются.</translation>
    </message>
    <message>
        <source>High contrast makes faint text, lines and marks stronger.</source>
        <translation>Высокая контрастность делает бледный текст, линии и значки заметнее.</translation>
    </message>
    <message>
        <source>Text and controls grow together.</source>
        <translation>Текст и элементы управления растут вместе.</translation>
    </message>
</context>
<context>
    <name>BranchesSheet</name>
    <message>
        <source>You</source>
        <translation>Вы</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>показано</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(без текста)</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>Ветви</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Сообщения</translation>
    </message>
    <message>
        <source>Delete from here</source>
        <translation>Удалить отсюда</translation>
    </message>
    <message>
        <source>Continue in a new chat</source>
        <translation>В новый чат</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Each edit and each repeated question begins a branch. The line marks what is shown.</source>
        <translation>Каждая правка и каждый повтор вопроса начинают ветвь. Линия отмечает то, что показано.</translation>
    </message>
</context>
<context>
    <name>ChatDelegate</name>
    <message>
        <source>Name of the chat</source>
        <translation>Название чата</translation>
    </message>
</context>
<context>
    <name>ChatScene</name>
    <message>
        <source>New chat</source>
        <translation>Новый чат</translation>
    </message>
</context>
<context>
    <name>ChatsPane</name>
    <message>
        <source>Chats</source>
        <translation>Чаты</translation>
    </message>
    <message>
        <source>Reading chats: %1 of %2…</source>
        <translation>Читаем чаты: %1 из %2…</translation>
    </message>
    <message>
        <source>No chats here have the tag “%1”.</source>
        <translation>Здесь нет чатов с меткой «%1».</translation>
    </message>
    <message>
        <source>Chats that you archive are kept here, out of the way.</source>
        <translation>Здесь лежат чаты, которые вы убрали в архив.</translation>
    </message>
    <message>
        <source>Your chats will appear here. They stay on this computer.</source>
        <translation>Здесь появятся ваши чаты. Они остаются на этом компьютере.</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>Found the address of {host}</source>
        <translation>Адрес {host} найден</translation>
    </message>
    <message>
        <source>Reached the proxy</source>
        <translation>Прокси доступен</translation>
    </message>
    <message>
        <source>The proxy lets us through</source>
        <translation>Прокси пропускает</translation>
    </message>
    <message>
        <source>Reached {host}</source>
        <translation>{host} доступен</translation>
    </message>
    <message>
        <source>{host} answered</source>
        <translation>{host} отвечает</translation>
    </message>
    <message>
        <source>Looking for the address of {host}</source>
        <translation>Поиск адреса {host}</translation>
    </message>
    <message>
        <source>Connecting to the proxy</source>
        <translation>Соединение с прокси</translation>
    </message>
    <message>
        <source>Asking the proxy to let us through</source>
        <translation>Запрос к прокси на пропуск</translation>
    </message>
    <message>
        <source>Connecting to {host}</source>
        <translation>Соединение с {host}</translation>
    </message>
    <message>
        <source>Waiting for an answer from {host}</source>
        <translation>Ожидание ответа от {host}</translation>
    </message>
    <message>
        <source>Find the address of {host}</source>
        <translation>Найти адрес {host}</translation>
    </message>
    <message>
        <source>Reach the proxy</source>
        <translation>Связаться с прокси</translation>
    </message>
    <message>
        <source>Get through the proxy</source>
        <translation>Пройти через прокси</translation>
    </message>
    <message>
        <source>Reach {host}</source>
        <translation>Связаться с {host}</translation>
    </message>
    <message>
        <source>Get an answer from {host}</source>
        <translation>Получить ответ от {host}</translation>
    </message>
    <message>
        <source>This computer is offline</source>
        <translation>Этот компьютер не в сети</translation>
    </message>
    <message>
        <source>The address {host} was not found</source>
        <translation>Адрес {host} не найден</translation>
    </message>
    <message>
        <source>{host} refused the connection</source>
        <translation>{host} отказал в соединении</translation>
    </message>
    <message>
        <source>The connection to {host} broke</source>
        <translation>Соединение с {host} оборвалось</translation>
    </message>
    <message>
        <source>{host} could not prove its identity</source>
        <translation>{host} не смог подтвердить свою подлинность</translation>
    </message>
    <message>
        <source>{host} could not be reached in {seconds} s</source>
        <translation>Не удалось связаться с {host} за {seconds} с</translation>
    </message>
    <message>
        <source>The proxy was not found</source>
        <translation>Прокси не найден</translation>
    </message>
    <message>
        <source>The proxy cannot be reached</source>
        <translation>Прокси недоступен</translation>
    </message>
    <message>
        <source>The proxy refused the sign-in</source>
        <translation>Прокси отказал во входе</translation>
    </message>
    <message>
        <source>The proxy could not prove its identity</source>
        <translation>Прокси не смог подтвердить свою подлинность</translation>
    </message>
    <message>
        <source>The proxy did not respond in {seconds} s</source>
        <translation>Прокси не ответил за {seconds} с</translation>
    </message>
    <message>
        <source>The proxy cannot reach {host}</source>
        <translation>Прокси не может связаться с {host}</translation>
    </message>
    <message>
        <source>Check its host name.</source>
        <translation>Проверьте имя узла.</translation>
    </message>
    <message>
        <source>Check its host and port.</source>
        <translation>Проверьте узел и порт.</translation>
    </message>
    <message>
        <source>Check the user name and password.</source>
        <translation>Проверьте имя пользователя и пароль.</translation>
    </message>
    <message>
        <source>Check its type and port.</source>
        <translation>Проверьте тип и порт.</translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message>
        <source>Test connection</source>
        <translation>Проверить соединение</translation>
    </message>
    <message>
        <source>Connection test</source>
        <translation>Проверка соединения</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>CheckRow</name>
    <message>
        <source>not tried</source>
        <translation>не проверялось</translation>
    </message>
</context>
<context>
    <name>ChoiceBar</name>
    <message>
        <source>Archived</source>
        <translation>В архиве</translation>
    </message>
    <message>
        <source>Only %1 is listed. Show all chats</source>
        <translation>Показаны только чаты с меткой %1. Показать все</translation>
    </message>
    <message>
        <source>Show all chats</source>
        <translation>Показать все чаты</translation>
    </message>
</context>
<context>
    <name>ClosingSheet</name>
    <message>
        <source>Not everything is saved</source>
        <translation>Сохранено не всё</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Всё равно закрыть</translation>
    </message>
    <message>
        <source>Save a copy elsewhere…</source>
        <translation>Сохранить копию…</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>The last changes of these chats could not be written to the disk:</source>
        <translation>Последние изменения этих чатов не удалось записать на диск:</translation>
    </message>
    <message>
        <source>The last changes of these chats still cannot be written to the disk:</source>
        <translation>Последние изменения этих чатов по-прежнему не записываются на диск:</translation>
    </message>
    <message>
        <source>and one more chat</source>
        <translation>и ещё один чат</translation>
    </message>
    <message numerus="yes">
        <source>and %n more chats</source>
        <translation>
            <numerusform>и ещё %n чат</numerusform>
            <numerusform>и ещё %n чата</numerusform>
            <numerusform>и ещё %n чатов</numerusform>
        </translation>
    </message>
    <message>
        <source>What you have typed and not sent is not saved, either.</source>
        <translation>То, что вы набрали и не отправили, тоже не сохранено.</translation>
    </message>
    <message>
        <source>If you close now, what is not saved may be lost.</source>
        <translation>Если закрыть окно сейчас, несохранённое может пропасть.</translation>
    </message>
    <message>
        <source>Copies are in {folder}. To have them here again, import them.</source>
        <translation>Копии лежат в папке {folder}. Чтобы они снова появились здесь, импортируйте их.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>The copies could not be written. Choose another folder.</source>
        <translation>Копии не удалось записать. Выберите другую папку.</translation>
    </message>
    <message>
        <source>What you have typed and not sent is not saved.</source>
        <translation>То, что вы набрали и не отправили, не сохранено.</translation>
    </message>
    <message>
        <source>A copy is kept in {folder}. The next start takes it in.</source>
        <translation>Копия лежит в папке {folder}. При следующем запуске она будет учтена.</translation>
    </message>
    <message>
        <source>Retrying…</source>
        <translation>Повторяем…</translation>
    </message>
</context>
<context>
    <name>CodeCopy</name>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Копировать код</translation>
    </message>
</context>
<context>
    <name>CodeFold</name>
    <message>
        <source>Show all {0} lines</source>
        <translation>Показать все строки: {0}</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Свернуть</translation>
    </message>
</context>
<context>
    <name>CodeWrap</name>
    <message>
        <source>Do not wrap lines</source>
        <translation>Не переносить строки</translation>
    </message>
    <message>
        <source>Wrap lines</source>
        <translation>Переносить строки</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Esc stops the answer.</source>
        <translation>Esc останавливает ответ.</translation>
    </message>
    <message>
        <source>Esc stops the answer. You can work in another chat meanwhile.</source>
        <translation>Esc останавливает ответ. Тем временем можно работать в другом чате.</translation>
    </message>
    <message>
        <source>The answer arrives in one piece.</source>
        <translation>Ответ придёт целиком.</translation>
    </message>
    <message>
        <source>The answer arrives in one piece. You can work in another chat meanwhile.</source>
        <translation>Ответ придёт целиком. Пока можно работать в другом чате.</translation>
    </message>
    <message>
        <source>Enter sends the message.</source>
        <translation>Enter отправляет сообщение.</translation>
    </message>
    <message>
        <source>Enter sends the message. Shift + Enter starts a new line.</source>
        <translation>Enter отправляет сообщение. Shift + Enter — новая строка.</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>Напишите сообщение</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Сообщение</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Указания</translation>
    </message>
    <message>
        <source>This chat has instructions for the AI model</source>
        <translation>У этого чата есть указания для модели ИИ</translation>
    </message>
    <message>
        <source>Tell the AI model how to answer in this chat</source>
        <translation>Скажите модели ИИ, как отвечать в этом чате</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
</context>
<context>
    <name>ConfirmSheet</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>ConnectionPresenter</name>
    <message>
        <source>No proxy</source>
        <translation>Без прокси</translation>
    </message>
    <message>
        <source>Open the proxy settings</source>
        <translation>Открыть настройки прокси</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Прокси</translation>
    </message>
    <message>
        <source>Proxy refused</source>
        <translation>Прокси отказал</translation>
    </message>
    <message>
        <source>Proxy failed</source>
        <translation>Сбой прокси</translation>
    </message>
    <message>
        <source>Proxy · %1 ms</source>
        <translation>Прокси · %1 мс</translation>
    </message>
</context>
<context>
    <name>DialFields</name>
    <message>
        <source>as usual</source>
        <translation>как обычно</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Температура</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top p</translation>
    </message>
    <message>
        <source>Most tokens of an answer</source>
        <translation>Предел длины ответа в токенах</translation>
    </message>
    <message>
        <source>Texts that end an answer</source>
        <translation>Тексты, которые завершают ответ</translation>
    </message>
    <message>
        <source>One a line, at most four. \n stands for a line break.</source>
        <translation>По одному в строке, не больше четырёх. \n означает перевод строки.</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Drop to import chats</source>
        <translation>Отпустите, чтобы импортировать чаты</translation>
    </message>
</context>
<context>
    <name>EditActions</name>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Отменить: %1</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>&amp;Повторить: %1</translation>
    </message>
</context>
<context>
    <name>EditingStrip</name>
    <message>
        <source>Editing a message</source>
        <translation>Изменение сообщения</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>What can I help with?</source>
        <translation>Чем помочь?</translation>
    </message>
    <message>
        <source>Summarise a text</source>
        <translation>Пересказать текст</translation>
    </message>
    <message>
        <source>Paste an article and get its five main points</source>
        <translation>Вставьте статью и получите пять главных мыслей</translation>
    </message>
    <message>
        <source>Explain an error</source>
        <translation>Объяснить ошибку</translation>
    </message>
    <message>
        <source>Paste a traceback and learn what went wrong</source>
        <translation>Вставьте трассировку и узнайте, что пошло не так</translation>
    </message>
    <message>
        <source>Translate a letter</source>
        <translation>Перевести письмо</translation>
    </message>
    <message>
        <source>Keep the tone and leave every name unchanged</source>
        <translation>Сохранить тон и не менять имена</translation>
    </message>
    <message>
        <source>Answers come from a model on this computer and stay on it.</source>
        <translation>Отвечает модель на этом компьютере, и ответы с него не уходят.</translation>
    </message>
    <message>
        <source>Answers come from the manual, without any network. It is no AI.</source>
        <translation>Ответы берутся из руководства, без сети. Это не ИИ.</translation>
    </message>
    <message>
        <source>Answers come from %1.</source>
        <translation>Отвечает %1.</translation>
    </message>
    <message>
        <source>Summarise this text in five main points:

</source>
        <translation>Перескажи этот текст в пяти главных мыслях:

</translation>
    </message>
    <message>
        <source>Explain this error, why it happens and how to fix it:

</source>
        <translation>Объясни эту ошибку: почему она возникает и как её исправить:

</translation>
    </message>
    <message>
        <source>Translate this letter into English. Keep the tone and all names:

</source>
        <translation>Переведи это письмо на английский. Сохрани тон и все имена:

</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>An import or an export is still running. Wait until it has ended.</source>
        <translation>Импорт или экспорт ещё идёт. Дождитесь его конца.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
</context>
<context>
    <name>ExportPresenter</name>
    <message>
        <source>This chat is still empty. “Export all chats…” in the menu writes all.</source>
        <translation>Этот чат ещё пуст. Все чаты записывает «Экспорт всех чатов…» в меню.</translation>
    </message>
    <message>
        <source>This chat</source>
        <translation>Этот чат</translation>
    </message>
    <message>
        <source>Selected: %1</source>
        <translation>Выбрано: %1</translation>
    </message>
    <message>
        <source>All chats: %1</source>
        <translation>Все чаты: %1</translation>
    </message>
    <message>
        <source>Back up everything</source>
        <translation>Резервная копия всего</translation>
    </message>
    <message>
        <source>The backup is being made…</source>
        <translation>Создаётся резервная копия…</translation>
    </message>
    <message>
        <source>There are no chats to export yet.</source>
        <translation>Экспортировать пока нечего: чатов нет.</translation>
    </message>
    <message>
        <source>Export a chat</source>
        <translation>Экспорт чата</translation>
    </message>
    <message>
        <source>Export into a new folder in</source>
        <translation>Экспорт в новую папку внутри</translation>
    </message>
    <message>
        <source>Chats of {day}</source>
        <translation>Чаты за {day}</translation>
    </message>
    <message>
        <source>Exported: {name}</source>
        <translation>Экспортировано: {name}</translation>
    </message>
    <message>
        <source>The backup is whole: {name}</source>
        <translation>Резервная копия готова и проверена: {name}</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation>Отменено. Ничего не записано.</translation>
    </message>
    <message>
        <source>Chats that could not be read: {count}</source>
        <translation>Чатов, которые не удалось прочитать: {count}</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>Export chats</source>
        <translation>Экспорт чатов</translation>
    </message>
    <message>
        <source>Export chat</source>
        <translation>Экспорт чата</translation>
    </message>
    <message>
        <source>Which chats</source>
        <translation>Какие чаты</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Формат</translation>
    </message>
    <message>
        <source>With thoughts</source>
        <translation>С размышлениями</translation>
    </message>
    <message>
        <source>What the AI thought before it answered, where that is known.</source>
        <translation>О чём ИИ размышлял перед ответом, где это известно.</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Запись…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Экспортировать…</translation>
    </message>
    <message>
        <source>Cancel export</source>
        <translation>Отменить экспорт</translation>
    </message>
    <message>
        <source>Written: {done} of {total}</source>
        <translation>Записано: {done} из {total}</translation>
    </message>
    <message>
        <source>Export chats: %1</source>
        <translation>Экспорт чатов: %1</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>The branch that is shown, as text with marks.</source>
        <translation>Показанная ветвь, текстом с разметкой.</translation>
    </message>
    <message>
        <source>The branch that is shown, as a page for any browser.</source>
        <translation>Показанная ветвь, страницей для любого браузера.</translation>
    </message>
    <message>
        <source>The branch that is shown, to print or to send.</source>
        <translation>Показанная ветвь, для печати или отправки.</translation>
    </message>
    <message>
        <source>The branch that is shown, without any marks of its own.</source>
        <translation>Показанная ветвь, без какой-либо разметки.</translation>
    </message>
    <message>
        <source>Everything with all branches. This format can be imported again.</source>
        <translation>Всё, со всеми ветвями. Этот формат можно импортировать снова.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Вы</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Ассистент</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Система</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Указания</translation>
    </message>
    <message>
        <source>Thoughts</source>
        <translation>Размышления</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Нет ответа</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Новый чат</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>No answer: this computer is offline</source>
        <translation>Нет ответа: этот компьютер не в сети</translation>
    </message>
    <message>
        <source>Connect it to a network, then retry.</source>
        <translation>Подключите его к сети и повторите.</translation>
    </message>
    <message>
        <source>No answer: the address {host} was not found</source>
        <translation>Нет ответа: адрес {host} не найден</translation>
    </message>
    <message>
        <source>Check the network connection and whether you need a proxy, then retry.</source>
        <translation>Проверьте подключение к сети и не нужен ли прокси, затем повторите.</translation>
    </message>
    <message>
        <source>No answer: {host} refused the connection</source>
        <translation>Нет ответа: {host} отказал в соединении</translation>
    </message>
    <message>
        <source>The service may be down, or the network wants a proxy. Retry later.</source>
        <translation>Возможно, служба не работает или сеть требует прокси. Повторите позже.</translation>
    </message>
    <message>
        <source>No answer: the connection to {host} broke</source>
        <translation>Нет ответа: соединение с {host} оборвалось</translation>
    </message>
    <message>
        <source>The request may have arrived. Retry to ask again.</source>
        <translation>Запрос мог дойти. «Повторить» спросит ещё раз.</translation>
    </message>
    <message>
        <source>No answer: {host} could not prove its identity</source>
        <translation>Нет ответа: {host} не смог подтвердить свою подлинность</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date and time. A company network may need its own certificate installed or a proxy.</source>
        <translation>Проверьте дату и время на компьютере. В сети организации может понадобиться её сертификат или прокси.</translation>
    </message>
    <message>
        <source>No answer: {host} could not be reached in {seconds} s</source>
        <translation>Нет ответа: не удалось связаться с {host} за {seconds} с</translation>
    </message>
    <message>
        <source>No answer within {seconds} s</source>
        <translation>Нет ответа за {seconds} с</translation>
    </message>
    <message>
        <source>Retry, or allow a longer wait in the network settings.</source>
        <translation>Повторите или разрешите ждать дольше в настройках сети.</translation>
    </message>
    <message>
        <source>No answer: “{host}” is not an address of a service</source>
        <translation>Нет ответа: «{host}» — не адрес службы</translation>
    </message>
    <message>
        <source>It should begin with https:// or http://.</source>
        <translation>Он должен начинаться с https:// или http://.</translation>
    </message>
    <message>
        <source>No answer: the proxy “{proxy}” was not found</source>
        <translation>Нет ответа: прокси «{proxy}» не найден</translation>
    </message>
    <message>
        <source>Check its host name, or connect without it.</source>
        <translation>Проверьте имя узла или соединитесь без прокси.</translation>
    </message>
    <message>
        <source>No answer: the proxy “{proxy}” cannot be reached</source>
        <translation>Нет ответа: прокси «{proxy}» недоступен</translation>
    </message>
    <message>
        <source>Check its host and port, or connect without it.</source>
        <translation>Проверьте узел и порт или соединитесь без прокси.</translation>
    </message>
    <message>
        <source>No answer: the proxy “{proxy}” refused the sign-in</source>
        <translation>Нет ответа: прокси «{proxy}» отказал во входе</translation>
    </message>
    <message>
        <source>Check the user name and password of the proxy, or connect without it.</source>
        <translation>Проверьте имя пользователя и пароль прокси или соединитесь без него.</translation>
    </message>
    <message>
        <source>No answer: the proxy “{proxy}” could not prove its identity</source>
        <translation>Нет ответа: прокси «{proxy}» не смог подтвердить свою подлинность</translation>
    </message>
    <message>
        <source>Check its type and port, or connect without it.</source>
        <translation>Проверьте тип и порт или соединитесь без прокси.</translation>
    </message>
    <message>
        <source>No answer: the proxy “{proxy}” did not respond in {seconds} s</source>
        <translation>Нет ответа: прокси «{proxy}» не ответил за {seconds} с</translation>
    </message>
    <message>
        <source>No answer: the proxy “{proxy}” cannot reach {host}</source>
        <translation>Нет ответа: прокси «{proxy}» не может связаться с {host}</translation>
    </message>
    <message>
        <source>The service may be down, or the proxy forbids it. Retry later.</source>
        <translation>Возможно, служба не работает или прокси её запрещает. Повторите позже.</translation>
    </message>
    <message>
        <source>No answer: “{proxy}” does not answer as a proxy of its type</source>
        <translation>Нет ответа: «{proxy}» отвечает не как прокси своего типа</translation>
    </message>
    <message>
        <source>Check the proxy&apos;s type and port.</source>
        <translation>Проверьте тип и порт прокси.</translation>
    </message>
    <message>
        <source>No answer: “{proxy}” is not a proxy address</source>
        <translation>Нет ответа: «{proxy}» — не адрес прокси</translation>
    </message>
    <message>
        <source>Write it as http://host:port, https://host:port or socks5://host:port.</source>
        <translation>Напишите его так: http://host:port, https://host:port или socks5://host:port.</translation>
    </message>
    <message>
        <source>{service} did not accept the request</source>
        <translation>{service} не принимает этот запрос</translation>
    </message>
    <message>
        <source>Choose another model, then retry.</source>
        <translation>Выберите другую модель и повторите.</translation>
    </message>
    <message>
        <source>{service} wants a sign-in for this model</source>
        <translation>{service} требует входа для этой модели</translation>
    </message>
    <message>
        <source>Choose a model that is free to use, then retry.</source>
        <translation>Выберите бесплатную модель и повторите.</translation>
    </message>
    <message>
        <source>{service} does not allow this request</source>
        <translation>{service} не разрешает этот запрос</translation>
    </message>
    <message>
        <source>Choose another model, or open the service&apos;s page.</source>
        <translation>Выберите другую модель или откройте страницу службы.</translation>
    </message>
    <message>
        <source>{service} was not found at its address</source>
        <translation>{service}: по этому адресу службы нет</translation>
    </message>
    <message>
        <source>The service may have moved. Look for an update.</source>
        <translation>Возможно, служба переехала. Проверьте обновления.</translation>
    </message>
    <message>
        <source>This conversation is too long for {service}</source>
        <translation>Этот разговор слишком длинный для {service}</translation>
    </message>
    <message>
        <source>Shorten the message, or go on in a new chat.</source>
        <translation>Сократите сообщение или продолжите в новом чате.</translation>
    </message>
    <message>
        <source>{service} asks you to wait</source>
        <translation>{service} просит подождать</translation>
    </message>
    <message>
        <source>Retry later, or choose another model.</source>
        <translation>Повторите позже или выберите другую модель.</translation>
    </message>
    <message>
        <source>{service} has a problem at the moment</source>
        <translation>{service}: сейчас неполадки</translation>
    </message>
    <message>
        <source>Retry in a minute.</source>
        <translation>Повторите через минуту.</translation>
    </message>
    <message>
        <source>{service} answered in an unexpected way</source>
        <translation>{service}: неожиданный ответ</translation>
    </message>
    <message>
        <source>A sign-in page of the network may stand in between. Retry later.</source>
        <translation>Возможно, между вами стоит страница входа в сеть. Повторите позже.</translation>
    </message>
    <message>
        <source>{service} sent something that is not an answer</source>
        <translation>{service}: пришло нечто, что не является ответом</translation>
    </message>
    <message>
        <source>{service} sent an answer in an unknown form</source>
        <translation>{service}: ответ в неизвестном виде</translation>
    </message>
    <message>
        <source>Retry, or look for an update.</source>
        <translation>Повторите или проверьте обновления.</translation>
    </message>
    <message>
        <source>{service} sent an answer without a text</source>
        <translation>{service}: ответ без текста</translation>
    </message>
    <message>
        <source>Retry, or choose another model.</source>
        <translation>Повторите или выберите другую модель.</translation>
    </message>
    <message>
        <source>{service} sent an answer that is not a text</source>
        <translation>{service}: ответ — не текст</translation>
    </message>
    <message>
        <source>Choose a model for text, then retry.</source>
        <translation>Выберите модель для текста и повторите.</translation>
    </message>
    <message>
        <source>{service} sent an empty answer</source>
        <translation>{service}: пустой ответ</translation>
    </message>
    <message>
        <source>The answer of {service} broke off on its way</source>
        <translation>Ответ {service} оборвался по пути</translation>
    </message>
    <message>
        <source>Check the network connection, then retry.</source>
        <translation>Проверьте подключение к сети и повторите.</translation>
    </message>
    <message>
        <source>The answer of {service} is larger than {limit}</source>
        <translation>Ответ {service} больше, чем {limit}</translation>
    </message>
    <message>
        <source>Ask for a shorter answer, then retry.</source>
        <translation>Попросите ответ короче и повторите.</translation>
    </message>
    <message>
        <source>{service} wants to be paid for this request</source>
        <translation>{service} требует оплаты за этот запрос</translation>
    </message>
    <message>
        <source>Add credit at the service, or choose another model.</source>
        <translation>Пополните счёт в службе или выберите другую модель.</translation>
    </message>
    <message>
        <source>{service} did not accept the key</source>
        <translation>{service} не принимает ключ</translation>
    </message>
    <message>
        <source>Check the key in the settings of the service.</source>
        <translation>Проверьте ключ в настройках службы.</translation>
    </message>
    <message>
        <source>{service} does not have the model “{model}”</source>
        <translation>{service}: модели «{model}» там нет</translation>
    </message>
    <message>
        <source>This conversation is longer than the model can read</source>
        <translation>Этот разговор длиннее, чем модель может прочитать</translation>
    </message>
    <message>
        <source>Leave out the oldest messages, or go on in a new chat.</source>
        <translation>Пропустите самые старые сообщения или продолжите в новом чате.</translation>
    </message>
    <message>
        <source>{service} withheld the answer</source>
        <translation>{service}: ответ не выдан</translation>
    </message>
    <message>
        <source>Word the question differently, or choose another model.</source>
        <translation>Задайте вопрос иначе или выберите другую модель.</translation>
    </message>
    <message>
        <source>{service} sent nothing more for {seconds} s</source>
        <translation>{service}: больше ничего не пришло за {seconds} с</translation>
    </message>
    <message>
        <source>Continue the answer, or ask again.</source>
        <translation>Продолжите ответ или спросите ещё раз.</translation>
    </message>
    <message>
        <source>{service} reported a problem while answering</source>
        <translation>{service}: сбой во время ответа</translation>
    </message>
    <message>
        <source>The service of this chat is switched off or removed</source>
        <translation>Служба этого чата выключена или удалена</translation>
    </message>
    <message>
        <source>Choose a model of another service.</source>
        <translation>Выберите модель другой службы.</translation>
    </message>
    <message>
        <source>{service} has no address to ask at</source>
        <translation>{service}: нет адреса, по которому спрашивать</translation>
    </message>
    <message>
        <source>Add a service in the settings, or start with --endpoint URL.</source>
        <translation>Добавьте службу в настройках или запустите с --endpoint URL.</translation>
    </message>
    <message>
        <source>{service} has no models to ask</source>
        <translation>{service}: нет моделей, которые можно спросить</translation>
    </message>
    <message>
        <source>Add one in the settings, or choose another service.</source>
        <translation>Добавьте модель в настройках или выберите другую службу.</translation>
    </message>
    <message>
        <source>Models on this computer need an extra part</source>
        <translation>Моделям на этом компьютере нужна дополнительная часть</translation>
    </message>
    <message>
        <source>Settings → This computer shows the line that installs it, gizai-desktop[local].</source>
        <translation>Настройки → Этот компьютер: там строка, которая установит gizai-desktop[local].</translation>
    </message>
    <message>
        <source>The file of the model “{model}” is not there</source>
        <translation>Файла модели «{model}» нет на месте</translation>
    </message>
    <message>
        <source>Add a GGUF file, or choose another model.</source>
        <translation>Добавьте файл GGUF или выберите другую модель.</translation>
    </message>
    <message>
        <source>“{model}” does not fit into the free memory</source>
        <translation>«{model}» не помещается в свободную память</translation>
    </message>
    <message>
        <source>It needs about {needed}, {free} are free. Choose a smaller model.</source>
        <translation>Нужно около {needed}, свободно {free}. Выберите модель меньше.</translation>
    </message>
    <message>
        <source>The file of the model “{model}” cannot be used</source>
        <translation>Файл модели «{model}» не годится</translation>
    </message>
    <message>
        <source>It may be damaged. Get it again, or choose another.</source>
        <translation>Возможно, он повреждён. Скачайте его снова или выберите другой.</translation>
    </message>
    <message>
        <source>“{model}” could not be started on this computer</source>
        <translation>Не удалось запустить «{model}» на этом компьютере</translation>
    </message>
    <message>
        <source>The model on this computer ended unexpectedly</source>
        <translation>Модель на этом компьютере неожиданно завершилась</translation>
    </message>
    <message>
        <source>Retry starts it again.</source>
        <translation>«Повторить» запустит её снова.</translation>
    </message>
    <message>
        <source>No answer: the application ended while it was waiting</source>
        <translation>Нет ответа: приложение закрылось, пока ждало</translation>
    </message>
    <message>
        <source>Retry to ask again.</source>
        <translation>«Повторить» спросит ещё раз.</translation>
    </message>
    <message>
        <source>Not sent: the message could not be saved</source>
        <translation>Не отправлено: сообщение не удалось сохранить</translation>
    </message>
    <message>
        <source>Make room on the disk, then retry.</source>
        <translation>Освободите место на диске и повторите.</translation>
    </message>
    <message>
        <source>Not saved: the disk is full</source>
        <translation>Не сохранено: диск заполнен</translation>
    </message>
    <message>
        <source>Make room on the disk, then retry. File: {path}</source>
        <translation>Освободите место на диске и повторите. Файл: {path}</translation>
    </message>
    <message>
        <source>Not saved: the disk can only be read</source>
        <translation>Не сохранено: диск доступен только для чтения</translation>
    </message>
    <message>
        <source>Make it writable, then retry. File: {path}</source>
        <translation>Разрешите запись и повторите. Файл: {path}</translation>
    </message>
    <message>
        <source>Not saved: you may not write to this folder</source>
        <translation>Не сохранено: в эту папку нельзя писать</translation>
    </message>
    <message>
        <source>Change its permissions, then retry. File: {path}</source>
        <translation>Измените права доступа и повторите. Файл: {path}</translation>
    </message>
    <message>
        <source>Not saved: the file could not be written ({reason})</source>
        <translation>Не сохранено: файл не удалось записать ({reason})</translation>
    </message>
    <message>
        <source>Check the disk and the folder, then retry. File: {path}</source>
        <translation>Проверьте диск и папку и повторите. Файл: {path}</translation>
    </message>
    <message>
        <source>Not opened: the file could not be read ({reason})</source>
        <translation>Не открыто: файл не удалось прочитать ({reason})</translation>
    </message>
    <message>
        <source>Check the disk and the folder. File: {path}</source>
        <translation>Проверьте диск и папку. Файл: {path}</translation>
    </message>
    <message>
        <source>Not opened: the file of this conversation is gone</source>
        <translation>Не открыто: файла этого разговора больше нет</translation>
    </message>
    <message>
        <source>Look for it in the trash folder or a backup. File: {path}</source>
        <translation>Поищите его в папке корзины или в резервной копии. Файл: {path}</translation>
    </message>
    <message>
        <source>Not restored: a conversation has this file name already</source>
        <translation>Не восстановлено: файл с таким именем уже есть у другого разговора</translation>
    </message>
    <message>
        <source>The deleted one is still in the trash folder. File: {path}</source>
        <translation>Удалённый разговор всё ещё в папке корзины. Файл: {path}</translation>
    </message>
    <message>
        <source>Not saved: a newer version of GizAI Desktop wrote this conversation</source>
        <translation>Не сохранено: этот разговор записан более новой версией GizAI Desktop</translation>
    </message>
    <message>
        <source>Update GizAI Desktop, or go on in a new chat.</source>
        <translation>Обновите GizAI Desktop или продолжите в новом чате.</translation>
    </message>
    <message>
        <source>GizAI Desktop is already open with this folder</source>
        <translation>GizAI Desktop уже открыт с этой папкой</translation>
    </message>
    <message>
        <source>Use the open window, or choose another folder. Folder: {path}</source>
        <translation>Перейдите в открытое окно или выберите другую папку. Папка: {path}</translation>
    </message>
    <message>
        <source>Not searched: the search does not answer ({reason})</source>
        <translation>Поиск не выполнен: он не отвечает ({reason})</translation>
    </message>
    <message>
        <source>Your chats are all there. Open GizAI Desktop again to search them.</source>
        <translation>Все ваши чаты на месте. Чтобы искать в них, откройте GizAI Desktop снова.</translation>
    </message>
    <message>
        <source>Not restored: this file is no backup of GizAI Desktop</source>
        <translation>Не восстановлено: этот файл — не резервная копия GizAI Desktop</translation>
    </message>
    <message>
        <source>Choose the archive that the backup made. File: {path}</source>
        <translation>Выберите архив, созданный при резервном копировании. Файл: {path}</translation>
    </message>
    <message>
        <source>Not exported: something of this name is there already</source>
        <translation>Не экспортировано: это имя уже занято</translation>
    </message>
    <message>
        <source>Choose another name. File: {path}</source>
        <translation>Выберите другое имя. Файл: {path}</translation>
    </message>
    <message>
        <source>Not backed up: what was written could not be read back</source>
        <translation>Резервная копия не создана: записанное не удалось прочитать</translation>
    </message>
    <message>
        <source>Make the backup on another disk. File: {path}</source>
        <translation>Создайте копию на другом диске. Файл: {path}</translation>
    </message>
    <message>
        <source>The import or export could not begin: {reason}</source>
        <translation>Импорт или экспорт не начался: {reason}</translation>
    </message>
    <message>
        <source>Close other programs, then try again.</source>
        <translation>Закройте другие программы и попробуйте снова.</translation>
    </message>
    <message>
        <source>The import or export ended before its time</source>
        <translation>Импорт или экспорт оборвался</translation>
    </message>
    <message>
        <source>Nothing is lost. Try again.</source>
        <translation>Ничего не потеряно. Попробуйте снова.</translation>
    </message>
    <message>
        <source>No answer: something unexpected happened</source>
        <translation>Нет ответа: произошло что-то неожиданное</translation>
    </message>
    <message>
        <source>Retry. Details tell more.</source>
        <translation>Повторите. Больше — в подробностях.</translation>
    </message>
    <message>
        <source>The server on this computer seems not to run: start it.</source>
        <translation>Похоже, сервер на этом компьютере не работает: запустите его.</translation>
    </message>
</context>
<context>
    <name>FailureDetails</name>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Копировать подробности</translation>
    </message>
    <message>
        <source>Kind: %1</source>
        <translation>Вид: %1</translation>
    </message>
    <message>
        <source>HTTP status: %1</source>
        <translation>Статус HTTP: %1</translation>
    </message>
</context>
<context>
    <name>FailureNotice</name>
    <message>
        <source>Retry</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Your message is kept.</source>
        <translation>Ваше сообщение сохранено.</translation>
    </message>
    <message>
        <source>Open proxy settings</source>
        <translation>Открыть настройки прокси</translation>
    </message>
    <message>
        <source>Open network settings</source>
        <translation>Открыть настройки сети</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Выбрать модель</translation>
    </message>
    <message>
        <source>Open %1&apos;s page</source>
        <translation>Открыть страницу %1</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Новый чат</translation>
    </message>
    <message>
        <source>Open service settings</source>
        <translation>Открыть настройки службы</translation>
    </message>
    <message>
        <source>Models on this computer</source>
        <translation>Модели на этом компьютере</translation>
    </message>
    <message>
        <source>Leave out the oldest</source>
        <translation>Без самых старых</translation>
    </message>
    <message>
        <source>Ask the Guide</source>
        <translation>Спросить Руководство</translation>
    </message>
    <message>
        <source>Retry in %1 s</source>
        <translation>Повторить через %1 с</translation>
    </message>
</context>
<context>
    <name>FilterHints</name>
    <message>
        <source>Words and filters</source>
        <translation>Слова и фильтры</translation>
    </message>
    <message>
        <source>this phrase</source>
        <translation>эта фраза</translation>
    </message>
    <message>
        <source>&quot;two words&quot;</source>
        <translation>&quot;два слова&quot;</translation>
    </message>
    <message>
        <source>without it</source>
        <translation>без него</translation>
    </message>
    <message>
        <source>-word</source>
        <translation>-слово</translation>
    </message>
    <message>
        <source>with a tag</source>
        <translation>с меткой</translation>
    </message>
    <message>
        <source>tag:work</source>
        <translation>tag:работа</translation>
    </message>
    <message>
        <source>by a model</source>
        <translation>ответ модели</translation>
    </message>
    <message>
        <source>begun before</source>
        <translation>начат раньше</translation>
    </message>
    <message>
        <source>with code</source>
        <translation>с кодом</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in conversation</source>
        <translation>Найти в разговоре</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Предыдущее совпадение</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Следующее совпадение</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Закрыть (Esc)</translation>
    </message>
</context>
<context>
    <name>FindPresenter</name>
    <message>
        <source>No matches</source>
        <translation>Совпадений нет</translation>
    </message>
    <message>
        <source>1 match</source>
        <translation>1 совпадение</translation>
    </message>
    <message numerus="yes">
        <source>%n matches</source>
        <translation>
            <numerusform>%n совпадение</numerusform>
            <numerusform>%n совпадения</numerusform>
            <numerusform>%n совпадений</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Корзина</translation>
    </message>
</context>
<context>
    <name>FoundServers</name>
    <message>
        <source>Find servers on this computer</source>
        <translation>Найти серверы на этом компьютере</translation>
    </message>
    <message>
        <source>in the list</source>
        <translation>в списке</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>нет ответа</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>отвечает</translation>
    </message>
    <message>
        <source>models: {count}</source>
        <translation>моделей: {count}</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>Last conversation</source>
        <translation>Последний разговор</translation>
    </message>
    <message>
        <source>A new chat</source>
        <translation>Новый чат</translation>
    </message>
    <message>
        <source>Open at the start</source>
        <translation>Открывать при запуске</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>When an answer has arrived or failed while you work in another program. It shows the chat&apos;s title, and nothing of the answer.</source>
        <translation>Когда ответ получен или не удался, пока вы работаете в другой программе. В них только название чата и ничего из ответа.</translation>
    </message>
    <message>
        <source>Start with the computer</source>
        <translation>Запускать вместе с компьютером</translation>
    </message>
    <message>
        <source>When you log in. With the icon in the tray, it starts there without its window.</source>
        <translation>При входе в систему. Со значком в трее — сразу там, без окна.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Уведомления</translation>
    </message>
    <message>
        <source>Delete for good after</source>
        <translation>Удалять навсегда через</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Открыть папку</translation>
    </message>
    <message>
        <source>On the desktop</source>
        <translation>На рабочем столе</translation>
    </message>
    <message>
        <source>Your chats</source>
        <translation>Ваши чаты</translation>
    </message>
    <message>
        <source>They are files in this folder and stay on this computer.</source>
        <translation>Это файлы в этой папке, и они остаются на этом компьютере.</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Корзина</translation>
    </message>
    <message>
        <source>Deleted chats can come back from the trash. They are deleted for good after:</source>
        <translation>Удалённые чаты можно вернуть из корзины. Навсегда они удаляются через:</translation>
    </message>
    <message>
        <source>Closing the window hides it there, and answers go on. Quit ends the application.</source>
        <translation>При закрытии окно прячется туда, а ответы продолжают приходить. Завершает приложение пункт «Выйти».</translation>
    </message>
    <message>
        <source>Icon in the tray</source>
        <translation>Значок в трее</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 дн.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Никогда</translation>
    </message>
</context>
<context>
    <name>GuardedSheet</name>
    <message>
        <source>Discard the changes?</source>
        <translation>Отбросить изменения?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Отбросить</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>AI model: %1, %2</source>
        <translation>Модель ИИ: %1, %2</translation>
    </message>
    <message>
        <source>Open sidebar</source>
        <translation>Открыть боковую панель</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Новый чат</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Rename</source>
        <translation>Переименовать</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Закрепить</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Открепить</translation>
    </message>
    <message>
        <source>Change tags</source>
        <translation>Изменить метки</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>В архив</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>Вернуть из архива</translation>
    </message>
    <message>
        <source>Delete chat</source>
        <translation>Удалить чат</translation>
    </message>
    <message>
        <source>Delete messages</source>
        <translation>Удалить сообщения</translation>
    </message>
    <message>
        <source>Show another branch</source>
        <translation>Показать другую ветвь</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>This is not an export that the application knows.</source>
        <translation>Приложение не знает такого вида выгрузки.</translation>
    </message>
    <message>
        <source>There are no chats in it.</source>
        <translation>В ней нет чатов.</translation>
    </message>
    <message>
        <source>The chat has no messages.</source>
        <translation>В чате нет сообщений.</translation>
    </message>
    <message>
        <source>It is damaged here and could not be read. Export it again.</source>
        <translation>Здесь файл повреждён, и прочитать его не удалось. Выгрузите его снова.</translation>
    </message>
    <message>
        <source>It is larger than one chat can be.</source>
        <translation>Он больше, чем может быть один чат.</translation>
    </message>
    <message>
        <source>The chat is in the trash. Restore it from there.</source>
        <translation>Этот чат в корзине. Восстановите его оттуда.</translation>
    </message>
    <message>
        <source>A newer version of the application wrote it. Update this one.</source>
        <translation>Его записала более новая версия приложения. Обновите эту.</translation>
    </message>
    <message>
        <source>The chat is here, but its file is damaged. Open it first, then import again.</source>
        <translation>Чат здесь есть, но его файл повреждён. Сначала откройте его, затем импортируйте снова.</translation>
    </message>
    <message>
        <source>It could not be read: {detail}.</source>
        <translation>Прочитать не удалось: {detail}.</translation>
    </message>
    <message>
        <source>It is a link to something else, which is not followed.</source>
        <translation>Это ссылка на другой файл или папку; по таким приложение не переходит.</translation>
    </message>
    <message>
        <source>The folders are nested too deep. Choose the one with the export.</source>
        <translation>Папки вложены слишком глубоко. Выберите ту, где лежит выгрузка.</translation>
    </message>
    <message>
        <source>It is an archive inside an archive. Unpack it, then import it.</source>
        <translation>Это архив внутри архива. Распакуйте его, затем импортируйте.</translation>
    </message>
    <message>
        <source>The archive is damaged. Download it again.</source>
        <translation>Архив повреждён. Скачайте его снова.</translation>
    </message>
    <message>
        <source>The archive wants a password. Unpack it, then import the folder.</source>
        <translation>Архив требует пароль. Распакуйте его, затем импортируйте папку.</translation>
    </message>
    <message>
        <source>The archive was refused: a path in it leads out of it.</source>
        <translation>Архив отвергнут: путь в нём ведёт наружу.</translation>
    </message>
    <message>
        <source>The archive was refused: there are links in it.</source>
        <translation>Архив отвергнут: в нём есть ссылки.</translation>
    </message>
    <message>
        <source>The archive was refused: it has two files of one name.</source>
        <translation>Архив отвергнут: в нём два файла с одним именем.</translation>
    </message>
    <message>
        <source>The archive was refused: unpacked it would be enormous.</source>
        <translation>Архив отвергнут: после распаковки он был бы огромным.</translation>
    </message>
    <message>
        <source>{detail}</source>
        <translation>{detail}</translation>
    </message>
    <message>
        <source>Messages that were hidden or empty there were left out: {count}</source>
        <translation>Пропущено скрытых или пустых сообщений: {count}</translation>
    </message>
    <message>
        <source>Pictures and files stand in the text by their names only: {count}</source>
        <translation>Картинок и файлов, от которых в тексте остались только имена: {count}</translation>
    </message>
    <message>
        <source>Contents of an unknown kind were kept as text: {count}</source>
        <translation>Частей неизвестного вида, сохранённых как текст: {count}</translation>
    </message>
    <message>
        <source>Chats whose messages were out of order were put right: {count}</source>
        <translation>Чатов, в которых порядок сообщений исправлен: {count}</translation>
    </message>
    <message>
        <source>New chats: {count}</source>
        <translation>Новых чатов: {count}</translation>
    </message>
    <message>
        <source>Chats with new messages: {count}</source>
        <translation>Чатов с новыми сообщениями: {count}</translation>
    </message>
    <message>
        <source>Chats that were here already: {count}</source>
        <translation>Чатов, которые уже были здесь: {count}</translation>
    </message>
    <message>
        <source>Not imported: {count}</source>
        <translation>Не импортировано: {count}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>и ещё {count}</translation>
    </message>
    <message>
        <source>The import was cancelled. What had been imported until then is kept.</source>
        <translation>Импорт отменён. То, что успело импортироваться, сохранено.</translation>
    </message>
    <message>
        <source>Nothing new was found.</source>
        <translation>Ничего нового не нашлось.</translation>
    </message>
</context>
<context>
    <name>ImportPresenter</name>
    <message>
        <source>Backups (*.zip)</source>
        <translation>Резервные копии (*.zip)</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Восстановить из копии</translation>
    </message>
    <message>
        <source>Exports (*.zip *.json);;All files (*)</source>
        <translation>Выгрузки (*.zip *.json);;Все файлы (*)</translation>
    </message>
    <message>
        <source>Import chats</source>
        <translation>Импорт чатов</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Импорт папки</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message>
        <source>Import chats</source>
        <translation>Импорт чатов</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Выбрать файлы…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Выбрать папку…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Чтение…</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Cancel import</source>
        <translation>Отменить импорт</translation>
    </message>
    <message>
        <source>Undo import</source>
        <translation>Отменить этот импорт</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Chats found so far: {count}</source>
        <translation>Найдено чатов: {count}</translation>
    </message>
    <message>
        <source>Choose the archive, folder or files that you exported from ChatGPT, Claude, Open WebUI, Chatbox, VividNode or GizAI Desktop, or drop them on the window.</source>
        <translation>Выберите архив, папку или файлы, выгруженные из ChatGPT, Claude, Open WebUI, Chatbox, VividNode или GizAI Desktop, или перетащите их в окно.</translation>
    </message>
    <message>
        <source>Branches are kept. What is here stays as it is, and importing the same again adds only what is new.</source>
        <translation>Ветви сохраняются. То, что уже есть, не меняется, а повторный импорт добавляет только новое.</translation>
    </message>
</context>
<context>
    <name>InstallHint</name>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>The part that runs models on this computer is not installed. Type this line into a terminal, then start the application again.</source>
        <translation>Часть для моделей на этом компьютере не установлена. Введите эту строку в терминале, затем запустите приложение снова.</translation>
    </message>
    <message>
        <source>On Debian and Ubuntu it also needs the package libgomp1.</source>
        <translation>В Debian и Ubuntu нужен ещё пакет libgomp1.</translation>
    </message>
    <message>
        <source>On Debian and Ubuntu it also needs the packages libgomp1 and python3-pip.</source>
        <translation>В Debian и Ubuntu нужны ещё пакеты libgomp1 и python3-pip.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
</context>
<context>
    <name>InstructionsSheet</name>
    <message>
        <source>Instructions</source>
        <translation>Указания</translation>
    </message>
    <message>
        <source>Such as: Answer in French. Keep it short.</source>
        <translation>Например: Отвечай по-французски. Коротко.</translation>
    </message>
    <message>
        <source>Start from a persona</source>
        <translation>Начать с персоны</translation>
    </message>
    <message>
        <source>Dials</source>
        <translation>Параметры</translation>
    </message>
    <message>
        <source>Empty fields are left to the service. GizAI has no such dials.</source>
        <translation>Пустые поля решает служба. У GizAI таких параметров нет.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>The instructions are not saved.</source>
        <translation>Указания не сохранены.</translation>
    </message>
    <message>
        <source>The AI reads these before every answer in this chat.</source>
        <translation>ИИ читает их перед каждым ответом в этом чате.</translation>
    </message>
    <message>
        <source>As written below</source>
        <translation>Как написано ниже</translation>
    </message>
    <message>
        <source>Nothing has changed</source>
        <translation>Ничего не изменилось</translation>
    </message>
</context>
<context>
    <name>KeyRecorder</name>
    <message>
        <source>Press the keys</source>
        <translation>Нажмите клавиши</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
</context>
<context>
    <name>KeySection</name>
    <message>
        <source>Key</source>
        <translation>Ключ</translation>
    </message>
    <message>
        <source>A key is kept</source>
        <translation>Ключ сохранён</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Заменить</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Leave the key as it was</source>
        <translation>Оставить прежний ключ</translation>
    </message>
    <message>
        <source>The key for {former} is not sent to {origin}. Enter the key for the new address.</source>
        <translation>Ключ для {former} не отправляется на {origin}. Введите ключ для нового адреса.</translation>
    </message>
    <message>
        <source>This computer has no keyring; the key is kept until the application ends.</source>
        <translation>На этом компьютере нет хранилища ключей; ключ хранится до закрытия приложения.</translation>
    </message>
    <message>
        <source>The key is forgotten when you save.</source>
        <translation>При сохранении ключ будет забыт.</translation>
    </message>
    <message>
        <source>Kept in this computer&apos;s keyring. Servers of your own often need none.</source>
        <translation>Хранится в хранилище ключей этого компьютера. Собственным серверам он часто не нужен.</translation>
    </message>
</context>
<context>
    <name>Leads</name>
    <message>
        <source>Edit personas…</source>
        <translation>Изменить персоны…</translation>
    </message>
</context>
<context>
    <name>ListRow</name>
    <message>
        <source>More for “{name}”</source>
        <translation>Ещё для «{name}»</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;New chat</source>
        <translation>&amp;Новый чат</translation>
    </message>
    <message>
        <source>New chat from a p&amp;ersona…</source>
        <translation>Новый чат с п&amp;ерсоной…</translation>
    </message>
    <message>
        <source>&amp;Import chats…</source>
        <translation>&amp;Импорт чатов…</translation>
    </message>
    <message>
        <source>E&amp;xport chat…</source>
        <translation>Э&amp;кспорт чата…</translation>
    </message>
    <message>
        <source>Export &amp;all chats…</source>
        <translation>Экспорт всех &amp;чатов…</translation>
    </message>
    <message>
        <source>&amp;Back up everything…</source>
        <translation>&amp;Резервная копия…</translation>
    </message>
    <message>
        <source>&amp;Restore a backup…</source>
        <translation>&amp;Восстановить из копии…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>Н&amp;астройки…</translation>
    </message>
    <message>
        <source>&amp;Proxy settings…</source>
        <translation>Настройки &amp;прокси…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>В&amp;ыход</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Правка</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Отменить</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Вернуть</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>В&amp;ырезать</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>Вст&amp;авить</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Выделить в&amp;сё</translation>
    </message>
    <message>
        <source>&amp;Find in conversation…</source>
        <translation>&amp;Найти в разговоре…</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>Найти &amp;далее</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>Найти &amp;ранее</translation>
    </message>
    <message>
        <source>&amp;Chat</source>
        <translation>&amp;Чат</translation>
    </message>
    <message>
        <source>&amp;Write a message</source>
        <translation>&amp;Написать сообщение</translation>
    </message>
    <message>
        <source>Choose a &amp;model…</source>
        <translation>Выбрать &amp;модель…</translation>
    </message>
    <message>
        <source>&amp;Instructions…</source>
        <translation>&amp;Указания…</translation>
    </message>
    <message>
        <source>&amp;Stop the answer</source>
        <translation>&amp;Остановить ответ</translation>
    </message>
    <message>
        <source>Ne&amp;xt chat</source>
        <translation>С&amp;ледующий чат</translation>
    </message>
    <message>
        <source>&amp;Previous chat</source>
        <translation>&amp;Предыдущий чат</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>Пере&amp;именовать…</translation>
    </message>
    <message>
        <source>Suggest a t&amp;itle</source>
        <translation>Предложить &amp;название</translation>
    </message>
    <message>
        <source>&amp;Pin or unpin</source>
        <translation>&amp;Закрепить или открепить</translation>
    </message>
    <message>
        <source>Ta&amp;gs…</source>
        <translation>&amp;Метки…</translation>
    </message>
    <message>
        <source>&amp;Archive or take out</source>
        <translation>В &amp;архив или обратно</translation>
    </message>
    <message>
        <source>&amp;Branches…</source>
        <translation>&amp;Ветви…</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>Создать &amp;копию</translation>
    </message>
    <message>
        <source>&amp;Delete chat</source>
        <translation>Уд&amp;алить чат</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>Sea&amp;rch chats</source>
        <translation>&amp;Искать в чатах</translation>
    </message>
    <message>
        <source>&amp;Go to a chat…</source>
        <translation>Перейти к &amp;чату…</translation>
    </message>
    <message>
        <source>&amp;Trash…</source>
        <translation>&amp;Корзина…</translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation>&amp;Боковая панель</translation>
    </message>
    <message>
        <source>&amp;Menu bar</source>
        <translation>&amp;Строка меню</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>Текст к&amp;рупнее</translation>
    </message>
    <message>
        <source>Smaller &amp;text</source>
        <translation>Текст &amp;мельче</translation>
    </message>
    <message>
        <source>&amp;Normal text size</source>
        <translation>&amp;Обычный размер текста</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>&amp;Сочетания клавиш</translation>
    </message>
    <message>
        <source>Open GizAI&apos;s &amp;page</source>
        <translation>Открыть с&amp;траницу GizAI</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>&amp;О программе</translation>
    </message>
</context>
<context>
    <name>MenuColumn</name>
    <message>
        <source>Previous branch</source>
        <translation>Предыдущая ветвь</translation>
    </message>
    <message>
        <source>Next branch</source>
        <translation>Следующая ветвь</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Копировать ссылку</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Выделить всё</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Копировать сообщение</translation>
    </message>
    <message>
        <source>Copy as plain text</source>
        <translation>Копировать как простой текст</translation>
    </message>
    <message>
        <source>Quote in reply</source>
        <translation>Цитировать в ответе</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>Изменить сообщение</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Спросить ещё раз</translation>
    </message>
    <message>
        <source>Regenerate with…</source>
        <translation>Ответить другой моделью…</translation>
    </message>
    <message>
        <source>Open “%1”</source>
        <translation>Открыть «%1»</translation>
    </message>
</context>
<context>
    <name>ModeSection</name>
    <message>
        <source>No proxy</source>
        <translation>Без прокси</translation>
    </message>
    <message>
        <source>System settings</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Вручную</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Прокси</translation>
    </message>
    <message>
        <source>The system uses a proxy script. It cannot be used here: enter the proxy.</source>
        <translation>Система использует сценарий прокси. Здесь он не работает: введите прокси.</translation>
    </message>
    <message>
        <source>Enter by hand</source>
        <translation>Ввести вручную</translation>
    </message>
    <message>
        <source>Services are reached directly, whatever the system says.</source>
        <translation>Со службами соединяемся напрямую, что бы ни говорила система.</translation>
    </message>
    <message>
        <source>Services are reached the way this computer&apos;s settings and environment say.</source>
        <translation>Со службами соединяемся так, как говорят настройки и окружение этого компьютера.</translation>
    </message>
    <message>
        <source>Services are reached through this proxy. This computer itself, and services that are set to a direct connection, are reached without it.</source>
        <translation>Со службами соединяемся через этот прокси. С самим этим компьютером и со службами, для которых выбрано прямое соединение, — без него.</translation>
    </message>
</context>
<context>
    <name>ModelFile</name>
    <message>
        <source>Fits into memory: it needs about {needed}, and {free} are free.</source>
        <translation>Помещается в память: нужно около {needed}, свободно {free}.</translation>
    </message>
    <message>
        <source>Does not fit into memory: it needs about {needed}, and {free} are free.</source>
        <translation>Не помещается в память: нужно около {needed}, свободно {free}.</translation>
    </message>
    <message>
        <source>Needs about {needed} of memory.</source>
        <translation>Нужно около {needed} памяти.</translation>
    </message>
    <message>
        <source>This is no GGUF file. Get the model in the GGUF format.</source>
        <translation>Это не файл GGUF. Возьмите модель в формате GGUF.</translation>
    </message>
    <message>
        <source>GGUF version {version} is not known. Get a file of version 2 or 3.</source>
        <translation>Версия GGUF {version} неизвестна. Возьмите файл версии 2 или 3.</translation>
    </message>
    <message>
        <source>The file is not whole. Download it again.</source>
        <translation>Файл неполный. Скачайте его ещё раз.</translation>
    </message>
    <message>
        <source>The file is damaged. Download it again.</source>
        <translation>Файл повреждён. Скачайте его ещё раз.</translation>
    </message>
    <message>
        <source>Missing files: {missing} of {of}. Put them beside this one.</source>
        <translation>Не хватает файлов: {missing} из {of}. Положите их рядом с этим.</translation>
    </message>
    <message>
        <source>You may not read this file. Change who may, or copy it.</source>
        <translation>Вам нельзя читать этот файл. Измените права на него или скопируйте его.</translation>
    </message>
    <message>
        <source>The file cannot be read now: {reason}. Look whether its disk is there.</source>
        <translation>Файл сейчас не читается: {reason}. Проверьте, подключён ли его диск.</translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation>токенов: {count}</translation>
    </message>
    <message>
        <source>calculating…</source>
        <translation>считается…</translation>
    </message>
</context>
<context>
    <name>ModelFileList</name>
    <message>
        <source>“{name}” was taken off the list.</source>
        <translation>«{name}» убрана из списка.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>No models yet. Drop .gguf files here, or add them with the button.</source>
        <translation>Моделей пока нет. Перетащите сюда файлы .gguf или добавьте их кнопкой.</translation>
    </message>
</context>
<context>
    <name>ModelFileRow</name>
    <message>
        <source>Copy the SHA-256</source>
        <translation>Копировать SHA-256</translation>
    </message>
    <message>
        <source>Remove “{name}” from the list</source>
        <translation>Убрать «{name}» из списка</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>AI models</source>
        <translation>Модели ИИ</translation>
    </message>
    <message>
        <source>Search %1 models</source>
        <translation>Искать среди моделей: %1</translation>
    </message>
    <message>
        <source>Add model…</source>
        <translation>Добавить модель…</translation>
    </message>
    <message>
        <source>Write the model&apos;s id, as the service names it</source>
        <translation>Напишите идентификатор модели, как её называет служба</translation>
    </message>
    <message>
        <source>An id has at most %1 characters</source>
        <translation>В идентификаторе не больше %1 символов</translation>
    </message>
    <message>
        <source>An id has no spaces or invisible characters</source>
        <translation>В идентификаторе нет пробелов и невидимых символов</translation>
    </message>
    <message>
        <source>This model is in the list already</source>
        <translation>Эта модель уже в списке</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>выбрана</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>в избранном</translation>
    </message>
    <message>
        <source>No model of that name</source>
        <translation>Нет модели с таким именем</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Избранные</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Недавние</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>недоступна</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Обновить</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Ещё раз</translation>
    </message>
    <message>
        <source>No models yet</source>
        <translation>Моделей пока нет</translation>
    </message>
    <message>
        <source>Show %1 more</source>
        <translation>Показать ещё %1</translation>
    </message>
    <message>
        <source>Not reachable at %1</source>
        <translation>Недоступна по адресу %1</translation>
    </message>
    <message>
        <source>old list</source>
        <translation>старый список</translation>
    </message>
    <message>
        <source>list of today</source>
        <translation>список сегодняшний</translation>
    </message>
    <message>
        <source>list of yesterday</source>
        <translation>список вчерашний</translation>
    </message>
    <message>
        <source>list of %1 days ago</source>
        <translation>список %1 дн. назад</translation>
    </message>
</context>
<context>
    <name>ModelRows</name>
    <message>
        <source>“{id}” was removed.</source>
        <translation>«{id}» удалена.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Remove “{id}”</source>
        <translation>Удалить «{id}»</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Default model</source>
        <translation>Модель по умолчанию</translation>
    </message>
    <message>
        <source>None yet. The star beside a model in the model list marks it.</source>
        <translation>Пока пусто. Модель отмечает звёздочка рядом с ней в списке моделей.</translation>
    </message>
    <message>
        <source>New chats ask this model. Each chat can have another one.</source>
        <translation>Эту модель спрашивают новые чаты. У каждого чата может быть своя.</translation>
    </message>
    <message>
        <source>Of services with many models only favourites and recent ones stand here.</source>
        <translation>От служб со многими моделями здесь только избранные и недавние.</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Избранные</translation>
    </message>
    <message>
        <source>They stand first in the model list.</source>
        <translation>Они стоят первыми в списке моделей.</translation>
    </message>
    <message>
        <source>{name} (not there now)</source>
        <translation>{name} (сейчас нет)</translation>
    </message>
    <message>
        <source>No favourite any more</source>
        <translation>Убрать из избранного</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Settings pages</source>
        <translation>Страницы настроек</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>For a connection</source>
        <translation>Соединения</translation>
    </message>
    <message>
        <source>For the next piece of an answer</source>
        <translation>Следующей части ответа</translation>
    </message>
    <message>
        <source>For a whole answer</source>
        <translation>Всего ответа</translation>
    </message>
    <message>
        <source>Seconds to wait</source>
        <translation>Сколько секунд ждать</translation>
    </message>
    <message>
        <source>Seconds to wait for a connection</source>
        <translation>Сколько секунд ждать соединения</translation>
    </message>
    <message>
        <source>Seconds to wait for the next piece of an answer</source>
        <translation>Сколько секунд ждать следующей части ответа</translation>
    </message>
    <message>
        <source>Seconds to wait for a whole answer</source>
        <translation>Сколько секунд ждать всего ответа</translation>
    </message>
</context>
<context>
    <name>NodeAccess</name>
    <message>
        <source>List</source>
        <translation>Список</translation>
    </message>
    <message>
        <source>Numbered list</source>
        <translation>Нумерованный список</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Пусто</translation>
    </message>
    <message>
        <source>Items: %1</source>
        <translation>Пунктов: %1</translation>
    </message>
    <message>
        <source>Table: rows %1, columns %2</source>
        <translation>Таблица: строк %1, столбцов %2</translation>
    </message>
    <message>
        <source>Footnote</source>
        <translation>Сноска</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>Назад к тексту</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>The file of “{title}” was damaged. Its readable messages were kept ({count}).</source>
        <translation>Файл «{title}» был повреждён. Сообщения, которые удалось прочитать, сохранены ({count}).</translation>
    </message>
    <message>
        <source>The damaged file {file} could not be read. It was set aside, not deleted.</source>
        <translation>Повреждённый файл {file} не удалось прочитать. Он отложен, а не удалён.</translation>
    </message>
    <message>
        <source>Files of chats were damaged ({count}). Their readable messages were kept ({kept}); the originals were set aside.</source>
        <translation>Файлы чатов были повреждены ({count}). Сообщения, которые удалось прочитать, сохранены ({kept}); исходные файлы отложены.</translation>
    </message>
    <message>
        <source>The settings file was damaged. It was set aside; the defaults apply.</source>
        <translation>Файл настроек был повреждён. Он отложен; действуют настройки по умолчанию.</translation>
    </message>
    <message>
        <source>The saved chats could not be listed. {reason}</source>
        <translation>Не удалось получить список сохранённых чатов. {reason}</translation>
    </message>
    <message>
        <source>“{title}” could not be saved. {reason}</source>
        <translation>Не удалось сохранить «{title}». {reason}</translation>
    </message>
    <message>
        <source>The settings could not be saved. {reason}</source>
        <translation>Не удалось сохранить настройки. {reason}</translation>
    </message>
    <message>
        <source>The message was not sent. {reason}</source>
        <translation>Сообщение не отправлено. {reason}</translation>
    </message>
    <message>
        <source>“{title}” could not be opened. {reason}</source>
        <translation>Не удалось открыть «{title}». {reason}</translation>
    </message>
    <message>
        <source>“{title}” could not be copied. {reason}</source>
        <translation>Не удалось скопировать чат «{title}». {reason}</translation>
    </message>
    <message>
        <source>“{title}” could not be deleted. {reason}</source>
        <translation>Не удалось удалить «{title}». {reason}</translation>
    </message>
    <message>
        <source>The chat could not be brought back. {reason}</source>
        <translation>Не удалось вернуть чат. {reason}</translation>
    </message>
    <message>
        <source>Another program deleted the file of “{title}”. The chat is still open here.</source>
        <translation>Другая программа удалила файл «{title}». Здесь чат всё ещё открыт.</translation>
    </message>
    <message>
        <source>Copies of unsaved chats are in {folder} ({count}). To have them here, import them.</source>
        <translation>Копии несохранённых чатов ({count}) лежат в папке {folder}. Чтобы они появились здесь, импортируйте их.</translation>
    </message>
    <message>
        <source>Chats that could not be saved the last time are saved now ({count}).</source>
        <translation>Чаты, которые в прошлый раз не удалось сохранить, теперь сохранены ({count}).</translation>
    </message>
    <message>
        <source>The copies could not be written. {reason}</source>
        <translation>Не удалось записать копии. {reason}</translation>
    </message>
    <message>
        <source>Not everything could be deleted for good. {reason}</source>
        <translation>Не всё удалось удалить навсегда. {reason}</translation>
    </message>
    <message>
        <source>Something unexpected happened. Your chats are kept; a restart may help.</source>
        <translation>Произошло что-то неожиданное. Ваши чаты сохранены; может помочь перезапуск.</translation>
    </message>
    <message>
        <source>GizAI Desktop ended unexpectedly the last time. What you had sent and typed is kept.</source>
        <translation>В прошлый раз GizAI Desktop завершился неожиданно. Всё отправленное и набранное сохранено.</translation>
    </message>
    <message>
        <source>GizAI Desktop has been updated. Quit and start it again to use the new version.</source>
        <translation>GizAI Desktop обновлён. Закройте его полностью и запустите снова, чтобы работала новая версия.</translation>
    </message>
    <message>
        <source>Starting with the computer could not be changed. {reason}</source>
        <translation>Не удалось изменить автозапуск. {reason}</translation>
    </message>
    <message>
        <source>This computer has no keyring. The proxy&apos;s password is kept until the application ends.</source>
        <translation>На этом компьютере нет хранилища ключей. Пароль прокси хранится до закрытия приложения.</translation>
    </message>
</context>
<context>
    <name>NoticeArea</name>
    <message>
        <source>Retry</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Save a copy elsewhere…</source>
        <translation>Сохранить копию…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Открыть папку</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>Открыть журнал</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Копировать подробности</translation>
    </message>
    <message>
        <source>Folder for the copies</source>
        <translation>Папка для копий</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>Openings</name>
    <message>
        <source>Stop the answer, or wait for it, to show another branch.</source>
        <translation>Остановите ответ или дождитесь его, чтобы показать другую ветвь.</translation>
    </message>
    <message>
        <source>This is a new chat with a copy.</source>
        <translation>Это новый чат с копией.</translation>
    </message>
</context>
<context>
    <name>PersonaEditor</name>
    <message>
        <source>All personas</source>
        <translation>Все персоны</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Translator</source>
        <translation>Переводчик</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Указания</translation>
    </message>
    <message>
        <source>You translate what I write into plain English.</source>
        <translation>Ты переводишь то, что я пишу, на простой английский.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Модель</translation>
    </message>
    <message>
        <source>The default model</source>
        <translation>Модель по умолчанию</translation>
    </message>
    <message>
        <source>New persona</source>
        <translation>Новая персона</translation>
    </message>
    <message>
        <source>What the AI reads before every answer.</source>
        <translation>Что ИИ читает перед каждым ответом.</translation>
    </message>
    <message>
        <source>How it answers</source>
        <translation>Как отвечает</translation>
    </message>
    <message>
        <source>Empty fields are left to the service. GizAI has no such dials.</source>
        <translation>Пустые поля решает служба. У GizAI таких параметров нет.</translation>
    </message>
</context>
<context>
    <name>PersonaListPage</name>
    <message>
        <source>Add persona</source>
        <translation>Добавить персону</translation>
    </message>
    <message>
        <source>A persona is a way to start a chat: instructions, a model and how it answers.</source>
        <translation>Персона — это способ начать чат: указания, модель и то, как она отвечает.</translation>
    </message>
</context>
<context>
    <name>PersonasPage</name>
    <message>
        <source>Edit</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Создать копию</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Выше</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Ниже</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
</context>
<context>
    <name>PickBar</name>
    <message>
        <source>%1 selected</source>
        <translation>Выбрано: %1</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>Вернуть из архива</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>В архив</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Экспортировать…</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Снять выбор</translation>
    </message>
</context>
<context>
    <name>PickerList</name>
    <message>
        <source>Models</source>
        <translation>Модели</translation>
    </message>
    <message>
        <source>Add to favourites (%1)</source>
        <translation>В избранное (%1)</translation>
    </message>
    <message>
        <source>Not a favourite (%1)</source>
        <translation>Убрать из избранного (%1)</translation>
    </message>
    <message>
        <source>Remove from the list (%1)</source>
        <translation>Убрать из списка (%1)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>Предпросмотр</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(без текста)</translation>
    </message>
    <message>
        <source>The rest is not shown here.</source>
        <translation>Остальное здесь не показано.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Вы</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Указания</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>Enter the proxy&apos;s host name or address.</source>
        <translation>Введите имя узла или адрес прокси.</translation>
    </message>
    <message>
        <source>A host is a name such as proxy.example.com, or an IP address.</source>
        <translation>Узел — это имя, например proxy.example.com, или IP-адрес.</translation>
    </message>
    <message>
        <source>Use {minimum} to {maximum}.</source>
        <translation>От {minimum} до {maximum}.</translation>
    </message>
    <message>
        <source>Enter a number from {minimum} to {maximum}.</source>
        <translation>Введите число от {minimum} до {maximum}.</translation>
    </message>
    <message>
        <source>“{part}” is not an address range. The part after the slash can be 0 to {maximum}.</source>
        <translation>«{part}» — не диапазон адресов. После косой черты может стоять от 0 до {maximum}.</translation>
    </message>
    <message>
        <source>“{part}” is not an address range. It begins with an address, as in 10.0.0.0/8.</source>
        <translation>«{part}» — не диапазон адресов. Он начинается с адреса, как 10.0.0.0/8.</translation>
    </message>
    <message>
        <source>The port of “{part}” can be 1 to 65535.</source>
        <translation>Порт в «{part}» может быть от 1 до 65535.</translation>
    </message>
    <message>
        <source>“{part}” is neither a host name nor an address nor a range.</source>
        <translation>«{part}» — не имя узла, не адрес и не диапазон.</translation>
    </message>
    <message>
        <source>A whole answer takes at least as long as the connection.</source>
        <translation>Весь ответ идёт не меньше, чем устанавливается соединение.</translation>
    </message>
    <message>
        <source>Enter an address that begins with https://.</source>
        <translation>Введите адрес, который начинается с https://.</translation>
    </message>
    <message>
        <source>An address begins with https:// or http:// and has a host name.</source>
        <translation>Адрес начинается с https:// или http:// и содержит имя узла.</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Введите имя.</translation>
    </message>
    <message>
        <source>At most {maximum} texts can end an answer.</source>
        <translation>Завершать ответ могут не больше {maximum} текстов.</translation>
    </message>
    <message>
        <source>Enter the model&apos;s id.</source>
        <translation>Введите идентификатор модели.</translation>
    </message>
    <message>
        <source>An id has at most {maximum} characters.</source>
        <translation>В идентификаторе не больше {maximum} символов.</translation>
    </message>
    <message>
        <source>An id has no spaces or control characters.</source>
        <translation>В идентификаторе нет пробелов и управляющих символов.</translation>
    </message>
    <message>
        <source>“{part}” is in the list already.</source>
        <translation>«{part}» уже в списке.</translation>
    </message>
</context>
<context>
    <name>ProxyFields</name>
    <message>
        <source>Type</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Узел</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Порт</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Имя пользователя</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Connect directly to these addresses</source>
        <translation>Соединяться с этими адресами напрямую</translation>
    </message>
    <message>
        <source>intranet.example, .example.org, 10.0.0.0/8</source>
        <translation>intranet.example, .example.org, 10.0.0.0/8</translation>
    </message>
    <message>
        <source>This computer has no keyring; the password is kept until the application ends.</source>
        <translation>На этом компьютере нет хранилища ключей; пароль хранится до закрытия приложения.</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Папка:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Тип файлов:</translation>
    </message>
</context>
<context>
    <name>QuietLine</name>
    <message>
        <source>Continue</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>The answer was cut at its longest length.</source>
        <translation>Ответ обрезан: достигнута наибольшая длина.</translation>
    </message>
    <message>
        <source>The service&apos;s filter ended the answer here.</source>
        <translation>Здесь ответ завершил фильтр службы.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Остановлено</translation>
    </message>
    <message>
        <source>The application ended before the rest arrived</source>
        <translation>Приложение закрылось раньше, чем пришло остальное</translation>
    </message>
</context>
<context>
    <name>ReadingColumn</name>
    <message>
        <source>Code</source>
        <translation>Код</translation>
    </message>
</context>
<context>
    <name>RefusalWindow</name>
    <message>
        <source>GizAI Desktop</source>
        <translation>GizAI Desktop</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>RestoreSheet</name>
    <message>
        <source>Restore this backup?</source>
        <translation>Восстановить из этой копии?</translation>
    </message>
    <message>
        <source>The chats, the trash and the drafts of {name} come to those that are here. Nothing that is here is changed or replaced.</source>
        <translation>Чаты, корзина и черновики из {name} добавятся к тем, что есть здесь. Ничего здесь не изменится и не заменится.</translation>
    </message>
    <message>
        <source>Settings and personas too</source>
        <translation>Также настройки и персоны</translation>
    </message>
    <message>
        <source>They take the place of the settings in use. Passwords and keys are not in it.</source>
        <translation>Они заменят нынешние настройки. Паролей и ключей в копии нет.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Восстановить</translation>
    </message>
</context>
<context>
    <name>ResultsModel</name>
    <message>
        <source>found %1 times</source>
        <translation>найдено раз: %1</translation>
    </message>
</context>
<context>
    <name>ResultsPanel</name>
    <message>
        <source>Found chats</source>
        <translation>Найденные чаты</translation>
    </message>
    <message>
        <source>The newest %1 chats</source>
        <translation>Самые новые чаты: %1</translation>
    </message>
    <message>
        <source>1 chat</source>
        <translation>1 чат</translation>
    </message>
    <message>
        <source>%1 chats</source>
        <translation>Чатов: %1</translation>
    </message>
    <message>
        <source>%1, %2 hits</source>
        <translation>%1, найдено: %2</translation>
    </message>
    <message>
        <source>Nothing found yet. Not all chats have been read.</source>
        <translation>Пока ничего не найдено. Прочитаны ещё не все чаты.</translation>
    </message>
    <message>
        <source>Nothing found for “%1”. Try fewer words, or a part of a word.</source>
        <translation>По запросу «%1» ничего не найдено. Попробуйте меньше слов или часть слова.</translation>
    </message>
    <message>
        <source>The search has no index and reads every file, which takes longer.</source>
        <translation>У поиска нет индекса, и он читает каждый файл — это дольше.</translation>
    </message>
    <message>
        <source>Indexing %1 of %2…</source>
        <translation>Индексация: %1 из %2…</translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>%1 chats deleted.</source>
        <translation>Удалено чатов: %1.</translation>
    </message>
    <message>
        <source>Chat deleted.</source>
        <translation>Чат удалён.</translation>
    </message>
    <message>
        <source>Many chats are being changed. Wait for the end, or cancel it.</source>
        <translation>Сейчас изменяется много чатов. Дождитесь конца или отмените.</translation>
    </message>
    <message>
        <source>%1 chats changed.</source>
        <translation>Изменено чатов: %1.</translation>
    </message>
    <message>
        <source>Messages deleted.</source>
        <translation>Сообщения удалены.</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Отменено: %1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Повторено: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Chat archived.</source>
        <translation>Чат в архиве.</translation>
    </message>
    <message>
        <source>%1 chats archived.</source>
        <translation>Чатов в архиве: %1.</translation>
    </message>
</context>
<context>
    <name>SaveAsPersona</name>
    <message>
        <source>Save as persona…</source>
        <translation>Сохранить как персону…</translation>
    </message>
    <message>
        <source>Name of the persona</source>
        <translation>Имя персоны</translation>
    </message>
    <message>
        <source>Translator</source>
        <translation>Переводчик</translation>
    </message>
    <message>
        <source>Save persona</source>
        <translation>Сохранить персону</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Replace persona</source>
        <translation>Заменить персону</translation>
    </message>
    <message>
        <source>“%1” is saved.</source>
        <translation>«%1» сохранена.</translation>
    </message>
</context>
<context>
    <name>SaveFoot</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Nothing has changed</source>
        <translation>Ничего не изменилось</translation>
    </message>
    <message>
        <source>A field above needs another value</source>
        <translation>В одном из полей выше нужно другое значение</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Nothing follows “{key}:”. Write what to look for after the colon.</source>
        <translation>После «{key}:» ничего нет. Напишите после двоеточия, что искать.</translation>
    </message>
    <message>
        <source>“{written}” has no date. Write one such as {key}:2026-01-31.</source>
        <translation>В «{written}» нет даты. Напишите её так: {key}:2026-01-31.</translation>
    </message>
    <message>
        <source>“{written}” cannot be looked for. Write has:code for chats with code.</source>
        <translation>«{written}» искать нельзя. Чтобы найти чаты с кодом, напишите has:code.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear</source>
        <translation>Очистить</translation>
    </message>
</context>
<context>
    <name>ServiceCheck</name>
    <message>
        <source>List its models</source>
        <translation>Получить список моделей</translation>
    </message>
    <message>
        <source>Asking for its models</source>
        <translation>Запрос списка моделей</translation>
    </message>
    <message>
        <source>Models listed: {count}</source>
        <translation>Моделей в списке: {count}</translation>
    </message>
</context>
<context>
    <name>ServiceEditor</name>
    <message>
        <source>All services</source>
        <translation>Все службы</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>My server</source>
        <translation>Мой сервер</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Back to default</source>
        <translation>По умолчанию</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Прокси</translation>
    </message>
    <message>
        <source>Answers piece by piece</source>
        <translation>Отвечать по частям</translation>
    </message>
    <message>
        <source>Switch this off for servers that can only send whole answers.</source>
        <translation>Выключите для серверов, которые присылают только весь ответ.</translation>
    </message>
    <message>
        <source>New service</source>
        <translation>Новая служба</translation>
    </message>
    <message>
        <source>As set for the network</source>
        <translation>Как в настройках сети</translation>
    </message>
    <message>
        <source>Direct connection</source>
        <translation>Прямое соединение</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Соединение</translation>
    </message>
    <message>
        <source>Your own models</source>
        <translation>Ваши модели</translation>
    </message>
    <message>
        <source>Add the id of a model that the service has and does not list.</source>
        <translation>Добавьте идентификатор модели, которая у службы есть, но не в списке.</translation>
    </message>
    <message>
        <source>How it answers</source>
        <translation>Как отвечает</translation>
    </message>
    <message>
        <source>For chats that say nothing else. Empty fields are left to the model.</source>
        <translation>Для чатов, где не сказано иначе. Пустые поля решает модель.</translation>
    </message>
    <message>
        <source>Where questions are sent. Change it only to try another server.</source>
        <translation>Куда отправляются вопросы. Меняйте, только чтобы попробовать другой сервер.</translation>
    </message>
    <message>
        <source>What comes before /chat/completions, usually with /v1 at its end.</source>
        <translation>То, что стоит перед /chat/completions, обычно с /v1 на конце.</translation>
    </message>
</context>
<context>
    <name>ServiceListPage</name>
    <message>
        <source>Add service</source>
        <translation>Добавить службу</translation>
    </message>
    <message>
        <source>Any of these can answer. The model list follows this order.</source>
        <translation>Отвечать может любая из них. Список моделей идёт в этом порядке.</translation>
    </message>
    <message>
        <source>Servers on this computer</source>
        <translation>Серверы на этом компьютере</translation>
    </message>
    <message>
        <source>Looks for Ollama, LM Studio and llama.cpp at their usual ports, and nowhere else.</source>
        <translation>Ищет Ollama, LM Studio и llama.cpp на их обычных портах и больше нигде.</translation>
    </message>
    <message>
        <source>Own address</source>
        <translation>Свой адрес</translation>
    </message>
</context>
<context>
    <name>ServiceMenu</name>
    <message>
        <source>Edit</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Создать копию</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Проверить сейчас</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Выключить</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Включить</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Выше</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Ниже</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>This computer</source>
        <translation>Этот компьютер</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Руководство</translation>
    </message>
    <message>
        <source>Guide (offline help)</source>
        <translation>Руководство (справка без сети)</translation>
    </message>
    <message>
        <source>Models in files, asked without any network</source>
        <translation>Модели в файлах, отвечают без сети</translation>
    </message>
    <message>
        <source>The manual, always there</source>
        <translation>Справочник, всегда под рукой</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Выключена</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Включена</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Работает</translation>
    </message>
    <message>
        <source>Lists no models</source>
        <translation>Нет моделей в списке</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>Не установлено</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>Моделей пока нет</translation>
    </message>
    <message>
        <source>Needs a key</source>
        <translation>Нужен ключ</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Отказ</translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation>Недоступна</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>What you entered on the Network page is not saved.</source>
        <translation>Введённое на странице «Сеть» не сохранено.</translation>
    </message>
    <message>
        <source>What you entered here is not saved.</source>
        <translation>Введённое здесь не сохранено.</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Общие</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Службы</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Модели</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Этот компьютер</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>Персоны</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Сеть</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Оформление</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>About</source>
        <translation>О программе</translation>
    </message>
</context>
<context>
    <name>SheetPanel</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>ShortcutLine</name>
    <message>
        <source>Back to default: {keys}</source>
        <translation>Вернуть обычные: {keys}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>Забрать</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Click keys, or press Enter on them, to change them. Then Backspace leaves none, and Esc changes nothing.</source>
        <translation>Чтобы сменить клавиши, щёлкните по ним или нажмите на них Enter. Затем Backspace убирает их, а Esc ничего не меняет.</translation>
    </message>
    <message>
        <source>{keys} is for writing, moving or leaving. Press Ctrl and a letter, or F2 to F9.</source>
        <translation>{keys} служит для набора текста, перехода или выхода. Нажмите Ctrl и букву или F2–F9.</translation>
    </message>
    <message>
        <source>{keys} always means “{action}”. Press other keys.</source>
        <translation>{keys} — это всегда «{action}». Нажмите другие клавиши.</translation>
    </message>
    <message>
        <source>{keys} is used for “{action}”.</source>
        <translation>{keys} — это сейчас «{action}».</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Yesterday</source>
        <translation>Вчера</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Новый чат</translation>
    </message>
    <message>
        <source>Close sidebar</source>
        <translation>Закрыть боковую панель</translation>
    </message>
    <message>
        <source>Search chats</source>
        <translation>Поиск чатов</translation>
    </message>
    <message>
        <source>Sort and filter</source>
        <translation>Порядок и отбор</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Переименовать</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Открепить</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Закрепить</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Метки…</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>Вернуть из архива</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>В архив</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Создать копию</translation>
    </message>
    <message>
        <source>Branches…</source>
        <translation>Ветви…</translation>
    </message>
    <message>
        <source>Suggest a title</source>
        <translation>Предложить название</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Экспортировать…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Delete %1 chats</source>
        <translation>Удалить чатов: %1</translation>
    </message>
    <message>
        <source>Sort by recent activity</source>
        <translation>Сначала недавние</translation>
    </message>
    <message>
        <source>Sort by title</source>
        <translation>По названию</translation>
    </message>
    <message>
        <source>All chats</source>
        <translation>Все чаты</translation>
    </message>
    <message>
        <source>Archived chats</source>
        <translation>Чаты в архиве</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Закреплённые</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Previous 7 days</source>
        <translation>Последние 7 дней</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>По названию</translation>
    </message>
</context>
<context>
    <name>SidebarModel</name>
    <message>
        <source>answer on its way</source>
        <translation>ответ в пути</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>нет ответа</translation>
    </message>
    <message>
        <source>new answer</source>
        <translation>новый ответ</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>закреплён</translation>
    </message>
    <message>
        <source>tags: %1</source>
        <translation>метки: %1</translation>
    </message>
</context>
<context>
    <name>Spinner</name>
    <message>
        <source>In progress</source>
        <translation>Выполняется</translation>
    </message>
</context>
<context>
    <name>SpokenColumn</name>
    <message>
        <source>Messages</source>
        <translation>Сообщения</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Вы</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Указания</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
</context>
<context>
    <name>Switcher</name>
    <message>
        <source>Go to a chat</source>
        <translation>Перейти к чату</translation>
    </message>
    <message>
        <source>No title has these letters.</source>
        <translation>Нет названий с такими буквами.</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>выбрать</translation>
    </message>
    <message>
        <source>open</source>
        <translation>открыть</translation>
    </message>
    <message>
        <source>close</source>
        <translation>закрыть</translation>
    </message>
    <message>
        <source>There is no other chat.</source>
        <translation>Других чатов нет.</translation>
    </message>
</context>
<context>
    <name>SystemProxies</name>
    <message>
        <source>The system names no proxy, so connections are direct now.</source>
        <translation>Система не задаёт прокси, поэтому сейчас соединения прямые.</translation>
    </message>
    <message>
        <source>The system names the proxy {address}.</source>
        <translation>Система задаёт прокси {address}.</translation>
    </message>
    <message>
        <source>Reached without it: {addresses}</source>
        <translation>Без него: {addresses}</translation>
    </message>
</context>
<context>
    <name>TagsSheet</name>
    <message>
        <source>Tags of %1 chats</source>
        <translation>Метки чатов: %1</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>Find or add a tag</source>
        <translation>Найти или добавить метку</translation>
    </message>
    <message>
        <source>No tags yet. Type a word to make the first one.</source>
        <translation>Меток пока нет. Введите слово, и появится первая.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Add “%1”</source>
        <translation>Добавить «%1»</translation>
    </message>
    <message>
        <source>set</source>
        <translation>поставлена</translation>
    </message>
    <message>
        <source>set in some chats</source>
        <translation>поставлена в некоторых чатах</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>Show password</source>
        <translation>Показать пароль</translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation>Скрыть пароль</translation>
    </message>
</context>
<context>
    <name>ThisComputerPage</name>
    <message>
        <source>Choose folder…</source>
        <translation>Выбрать папку…</translation>
    </message>
    <message>
        <source>None chosen.</source>
        <translation>Не выбрана.</translation>
    </message>
    <message>
        <source>No models folder</source>
        <translation>Без папки моделей</translation>
    </message>
    <message>
        <source>Add file…</source>
        <translation>Добавить файл…</translation>
    </message>
    <message>
        <source>Models in GGUF files answer on this computer alone: nothing leaves it.</source>
        <translation>Модели в файлах GGUF отвечают только на этом компьютере: ничего с него не уходит.</translation>
    </message>
    <message>
        <source>Models folder</source>
        <translation>Папка моделей</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Модели</translation>
    </message>
    <message>
        <source>Choose the models folder</source>
        <translation>Выберите папку моделей</translation>
    </message>
    <message>
        <source>Add model files</source>
        <translation>Добавить файлы моделей</translation>
    </message>
    <message>
        <source>Models (*.gguf)</source>
        <translation>Модели (*.gguf)</translation>
    </message>
</context>
<context>
    <name>ThoughtsText</name>
    <message>
        <source>Thoughts</source>
        <translation>Размышления</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Answer complete: %1</source>
        <translation>Ответ готов: %1</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Разговор</translation>
    </message>
    <message>
        <source>Ctrl+Up and Ctrl+Down go from message to message</source>
        <translation>Ctrl+Вверх и Ctrl+Вниз переходят от сообщения к сообщению</translation>
    </message>
</context>
<context>
    <name>TitleSheet</name>
    <message>
        <source>Suggest a title</source>
        <translation>Предложить название</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Спросить ещё раз</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Asking the AI model of this chat…</source>
        <translation>Спрашиваем модель этого чата…</translation>
    </message>
    <message>
        <source>The answer was empty. Ask again, or write a title.</source>
        <translation>Ответ пуст. Спросите ещё раз или напишите название сами.</translation>
    </message>
    <message>
        <source>Suggested: %1</source>
        <translation>Предложено: %1</translation>
    </message>
</context>
<context>
    <name>ToEndButton</name>
    <message>
        <source>New text</source>
        <translation>Новый текст</translation>
    </message>
    <message>
        <source>New text below: scroll to the end</source>
        <translation>Ниже новый текст: прокрутить в конец</translation>
    </message>
    <message>
        <source>Scroll to the end</source>
        <translation>Прокрутить в конец</translation>
    </message>
</context>
<context>
    <name>TrashSheet</name>
    <message>
        <source>Trash</source>
        <translation>Корзина</translation>
    </message>
    <message>
        <source>Deleted chats</source>
        <translation>Удалённые чаты</translation>
    </message>
    <message>
        <source>Empty trash</source>
        <translation>Очистить</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Удалить навсегда</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Восстановить</translation>
    </message>
    <message>
        <source>Reading the trash…</source>
        <translation>Читаем корзину…</translation>
    </message>
    <message>
        <source>Nothing here goes by itself.</source>
        <translation>Отсюда ничего не исчезает само.</translation>
    </message>
    <message>
        <source>What has been here for %1 days is deleted for good.</source>
        <translation>Отсюда всё удаляется навсегда через %1 дн.</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>Корзина пуста.</translation>
    </message>
    <message>
        <source>Delete for good?</source>
        <translation>Удалить навсегда?</translation>
    </message>
    <message>
        <source>“%1” cannot come back after that.</source>
        <translation>Вернуть «%1» после этого нельзя.</translation>
    </message>
    <message>
        <source>Nothing of it can come back after that (%1).</source>
        <translation>После этого вернуть ничего нельзя (%1).</translation>
    </message>
    <message>
        <source>Empty the trash?</source>
        <translation>Очистить корзину?</translation>
    </message>
    <message>
        <source>Chat, deleted: %1</source>
        <translation>Чат, удалён: %1</translation>
    </message>
    <message>
        <source>A part of the chat, deleted: %1</source>
        <translation>Часть чата, удалена: %1</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Hide window</source>
        <translation>Скрыть окно</translation>
    </message>
    <message>
        <source>Show window</source>
        <translation>Показать окно</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Новый чат</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>1 unread answer</source>
        <translation>1 непрочитанный ответ</translation>
    </message>
    <message numerus="yes">
        <source>%n unread answers</source>
        <translation>
            <numerusform>%n непрочитанный ответ</numerusform>
            <numerusform>%n непрочитанных ответа</numerusform>
            <numerusform>%n непрочитанных ответов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 мс</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 с</translation>
    </message>
</context>
<context>
    <name>WaitingRow</name>
    <message>
        <source>The answer is coming</source>
        <translation>Ответ приходит</translation>
    </message>
    <message>
        <source>%1 is writing</source>
        <translation>%1 пишет</translation>
    </message>
    <message>
        <source>Waiting for the answer</source>
        <translation>Ожидание ответа</translation>
    </message>
    <message>
        <source>Waiting for %1</source>
        <translation>Ожидание %1</translation>
    </message>
    <message>
        <source>Reading your conversation…</source>
        <translation>Чтение разговора…</translation>
    </message>
    <message>
        <source>Reading your conversation… %1 %</source>
        <translation>Чтение разговора… %1 %</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 с</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>GizAI Desktop</source>
        <translation>GizAI Desktop</translation>
    </message>
</context>
<context>
    <name>WorkBar</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>WorkPresenter</name>
    <message>
        <source>Changing chats: {done} of {total}</source>
        <translation>Изменяем чаты: {done} из {total}</translation>
    </message>
    <message>
        <source>Bringing chats back: {done} of {total}</source>
        <translation>Возвращаем чаты: {done} из {total}</translation>
    </message>
    <message>
        <source>Deleting chats: {done} of {total}</source>
        <translation>Удаляем чаты: {done} из {total}</translation>
    </message>
</context>
<context>
    <name>_RemovedLine</name>
    <message>
        <source>“{name}” was removed.</source>
        <translation>«{name}» удалена.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
</context>
<context>
    <name>_ServerRow</name>
    <message>
        <source>asking</source>
        <translation>запрос</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
</context>
</TS>
