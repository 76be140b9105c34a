<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A desktop application for talking to GizAI&apos;s language models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your chats stay in files on this computer. A question and its chat go to GizAI when you send it, and to nobody else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the MIT licence. It is not made by GizAI.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActingColumn</name>
    <message>
        <source>Possible when the answer has arrived, or after Stop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>Actions of the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regenerate with…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddModel</name>
    <message>
        <source>Model id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddModelPanel</name>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the service names it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerHead</name>
    <message>
        <source>Thinking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thoughts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thought for %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The oldest message was not sent: the conversation is longer than the model can read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %n oldest messages were not sent: the conversation is longer than the model can read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“System” follows the colours of the desktop, also when they change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text and controls grow together.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChatDelegate</name>
    <message>
        <source>Name of the chat</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChatScene</name>
    <message>
        <source>New chat</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChatsPane</name>
    <message>
        <source>Chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No chats here have the tag “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chats that you archive are kept here, out of the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your chats will appear here. They stay on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>Found the address of {host}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached the proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy lets us through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached {host}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the address of {host}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to the proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the proxy to let us through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to {host}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for an answer from {host}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the address of {host}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reach the proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get through the proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reach {host}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get an answer from {host}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer is offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address {host} was not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} refused the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to {host} broke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} could not prove its identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} could not be reached in {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy was not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy refused the sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy could not prove its identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy did not respond in {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy cannot reach {host}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its host name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its host and port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the user name and password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its type and port.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message>
        <source>Test connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckRow</name>
    <message>
        <source>not tried</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoiceBar</name>
    <message>
        <source>Archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only %1 is listed. Show all chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all chats</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CodeCopy</name>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CodeFold</name>
    <message>
        <source>Show all {0} lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show less</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CodeWrap</name>
    <message>
        <source>Do not wrap lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrap lines</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Esc stops the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc stops the answer. You can work in another chat meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer arrives in one piece.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer arrives in one piece. You can work in another chat meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter sends the message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter sends the message. Shift + Enter starts a new line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This chat has instructions for the AI model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the AI model how to answer in this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConfirmSheet</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectionPresenter</name>
    <message>
        <source>No proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the proxy settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy · %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DialFields</name>
    <message>
        <source>as usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most tokens of an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts that end an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One a line, at most four. \n stands for a line break.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditingStrip</name>
    <message>
        <source>Editing a message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>What can I help with?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summarise a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste an article and get its five main points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a traceback and learn what went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Translate a letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the tone and leave every name unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers come from a model on this computer and stay on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers come from the manual, without any network. It is no AI.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers come from %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summarise this text in five main points:

</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain this error, why it happens and how to fix it:

</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Translate this letter into English. Keep the tone and all names:

</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>No answer: this computer is offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect it to a network, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer: the address {host} was not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network connection and whether you need a proxy, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer: {host} refused the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service may be down, or the network wants a proxy. Retry later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer: the connection to {host} broke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request may have arrived. Retry to ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer: {host} could not prove its identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check this computer&apos;s date and time. A company network may need its own certificate installed or a proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer: {host} could not be reached in {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer within {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry, or allow a longer wait in the network settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer: “{host}” is not an address of a service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It should begin with https:// or http://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer: the proxy “{proxy}” was not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its host name, or connect without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer: the proxy “{proxy}” cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its host and port, or connect without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer: the proxy “{proxy}” refused the sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the user name and password of the proxy, or connect without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer: the proxy “{proxy}” could not prove its identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its type and port, or connect without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer: the proxy “{proxy}” did not respond in {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer: the proxy “{proxy}” cannot reach {host}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service may be down, or the proxy forbids it. Retry later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer: “{proxy}” does not answer as a proxy of its type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the proxy&apos;s type and port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer: “{proxy}” is not a proxy address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as http://host:port, https://host:port or socks5://host:port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} did not accept the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} wants a sign-in for this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model that is free to use, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} does not allow this request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model, or open the service&apos;s page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} was not found at its address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service may have moved. Look for an update.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This conversation is too long for {service}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten the message, or go on in a new chat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} asks you to wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry later, or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} has a problem at the moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} answered in an unexpected way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sign-in page of the network may stand in between. Retry later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} sent something that is not an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} sent an answer in an unknown form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry, or look for an update.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} sent an answer without a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry, or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} sent an answer that is not a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model for text, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} sent an empty answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of {service} broke off on its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network connection, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of {service} is larger than {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for a shorter answer, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} wants to be paid for this request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add credit at the service, or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} did not accept the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the key in the settings of the service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} does not have the model “{model}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This conversation is longer than the model can read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out the oldest messages, or go on in a new chat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} withheld the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word the question differently, or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} sent nothing more for {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue the answer, or ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} reported a problem while answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service of this chat is switched off or removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model of another service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} has no address to ask at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a service in the settings, or start with --endpoint URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} has no models to ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add one in the settings, or choose another service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models on this computer need an extra part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings → This computer shows the line that installs it, gizai-desktop[local].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of the model “{model}” is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a GGUF file, or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” does not fit into the free memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs about {needed}, {free} are free. Choose a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of the model “{model}” cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be damaged. Get it again, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” could not be started on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model on this computer ended unexpectedly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry starts it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer: the application ended while it was waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry to ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent: the message could not be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on the disk, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: the disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on the disk, then retry. File: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: the disk can only be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it writable, then retry. File: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: you may not write to this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change its permissions, then retry. File: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: the file could not be written ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk and the folder, then retry. File: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not opened: the file could not be read ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk and the folder. File: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not opened: the file of this conversation is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for it in the trash folder or a backup. File: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not restored: a conversation has this file name already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The deleted one is still in the trash folder. File: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: a newer version of GizAI Desktop wrote this conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update GizAI Desktop, or go on in a new chat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GizAI Desktop is already open with this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the open window, or choose another folder. Folder: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not searched: the search does not answer ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your chats are all there. Open GizAI Desktop again to search them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer: something unexpected happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry. Details tell more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server on this computer seems not to run: start it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FailureDetails</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP status: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FailureNotice</name>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your message is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open proxy settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open network settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1&apos;s page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open service settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out the oldest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry in %1 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindPresenter</name>
    <message>
        <source>No matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 match</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n matches</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FoundServers</name>
    <message>
        <source>Find servers on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>models: {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>Last conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open at the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are files in this folder and stay on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GuardedSheet</name>
    <message>
        <source>Discard the changes?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>AI model: %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show another branch</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>This is not an export that the application knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no chats in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat has no messages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is damaged here and could not be read. Export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is larger than one chat can be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat is in the trash. Restore it from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer version of the application wrote it. Update this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat is here, but its file is damaged. Open it first, then import again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be read: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a link to something else, which is not followed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folders are nested too deep. Choose the one with the export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is an archive inside an archive. Unpack it, then import it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive is damaged. Download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive wants a password. Unpack it, then import the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive was refused: a path in it leads out of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive was refused: there are links in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive was refused: it has two files of one name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive was refused: unpacked it would be enormous.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages that were hidden or empty there were left out: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures and files stand in the text by their names only: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents of an unknown kind were kept as text: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chats whose messages were out of order were put right: {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InstallHint</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part that runs models on this computer is not installed. Type this line into a terminal, then start the application again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On Debian and Ubuntu it also needs the package libgomp1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InstructionsSheet</name>
    <message>
        <source>Instructions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as: Answer in French. Keep it short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from a persona</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty fields are left to the service. GizAI has no such dials.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The instructions are not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The AI reads these before every answer in this chat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As written below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeySection</name>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the key as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key for {former} is not sent to {origin}. Enter the key for the new address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no keyring; the key is kept until the application ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is forgotten when you save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in this computer&apos;s keyring. Servers of your own often need none.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Leads</name>
    <message>
        <source>Edit personas…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListRow</name>
    <message>
        <source>More for “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New chat from a p&amp;ersona…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Proxy settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find in conversation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Write a message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a &amp;model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Instructions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sea&amp;rch chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Menu bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller &amp;text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Normal text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open GizAI&apos;s &amp;page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regenerate with…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModeSection</name>
    <message>
        <source>No proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system uses a proxy script. It cannot be used here: enter the proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Services are reached directly, whatever the system says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Services are reached the way this computer&apos;s settings and environment say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Services are reached through this proxy. This computer itself, and services that are set to a direct connection, are reached without it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelFile</name>
    <message>
        <source>Fits into memory: it needs about {needed}, and {free} are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not fit into memory: it needs about {needed}, and {free} are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs about {needed} of memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot be used: {problem}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calculating…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelFileList</name>
    <message>
        <source>“{name}” was taken off the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No models yet. Drop .gguf files here, or add them with the button.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelFileRow</name>
    <message>
        <source>Copy the SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove “{name}” from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>AI models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search %1 models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the model&apos;s id, as the service names it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An id has at most %1 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An id has no spaces or invisible characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model is in the list already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model of that name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No models yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not reachable at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>old list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list of today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list of yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list of %n days ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelRows</name>
    <message>
        <source>“{id}” was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove “{id}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Default model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet. The star beside a model in the model list marks it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New chats ask this model. Each chat can have another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of services with many models only favourites and recent ones stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They stand first in the model list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (not there now)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No favourite any more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkFoot</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field above needs another value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>For a connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the next piece of an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a whole answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds to wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds to wait for a connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds to wait for the next piece of an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds to wait for a whole answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>The file of “{title}” was damaged. Its readable messages were kept ({count}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The damaged file {file} could not be read. It was set aside, not deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of chats were damaged ({count}). Their readable messages were kept ({kept}); the originals were set aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings file was damaged. It was set aside; the defaults apply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved chats could not be listed. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” could not be saved. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings could not be saved. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message was not sent. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” could not be opened. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” could not be deleted. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat could not be brought back. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program deleted the file of “{title}”. The chat is still open here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not everything could be deleted for good. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected happened. Your chats are kept; a restart may help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no keyring. The proxy&apos;s password is kept until the application ends.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeArea</name>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonaEditor</name>
    <message>
        <source>All personas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Translator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You translate what I write into plain English.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The default model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New persona</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the AI reads before every answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty fields are left to the service. GizAI has no such dials.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonaListPage</name>
    <message>
        <source>Add persona</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A persona is a way to start a chat: instructions, a model and how it answers.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonasPage</name>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PickBar</name>
    <message>
        <source>%1 selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PickerList</name>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to favourites (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a favourite (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the list (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>Enter the proxy&apos;s host name or address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A host is a name such as proxy.example.com, or an IP address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {minimum} to {maximum}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a number from {minimum} to {maximum}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{part}” is not an address range. The part after the slash can be 0 to {maximum}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{part}” is not an address range. It begins with an address, as in 10.0.0.0/8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The port of “{part}” can be 1 to 65535.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{part}” is neither a host name nor an address nor a range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole answer takes at least as long as the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter an address that begins with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An address begins with https:// or http:// and has a host name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most {maximum} texts can end an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the model&apos;s id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An id has at most {maximum} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An id has no spaces or control characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{part}” is in the list already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProxyFields</name>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect directly to these addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intranet.example, .example.org, 10.0.0.0/8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no keyring; the password is kept until the application ends.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuietLine</name>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was cut at its longest length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service&apos;s filter ended the answer here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The application ended before the rest arrived</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingColumn</name>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RefusalWindow</name>
    <message>
        <source>GizAI Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultsModel</name>
    <message>
        <source>found %1 times</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultsPanel</name>
    <message>
        <source>Found chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest %1 chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 hits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found yet. Not all chats have been read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found for “%1”. Try fewer words, or a part of a word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search has no index and reads every file, which takes longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexing %1 of %2…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>%1 chats deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SaveAsPersona</name>
    <message>
        <source>Save as persona…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the persona</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Translator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save persona</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace persona</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Nothing follows “{key}:”. Write what to look for after the colon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{written}” has no date. Write one such as {key}:2026-01-31.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{written}” cannot be looked for. Write has:code for chats with code.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServiceCheck</name>
    <message>
        <source>List its models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for its models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models listed: {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServiceEditor</name>
    <message>
        <source>All services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers piece by piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch this off for servers that can only send whole answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As set for the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direct connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the id of a model that the service has and does not list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For chats that say nothing else. Empty fields are left to the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where questions are sent. Change it only to try another server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What comes before /chat/completions, usually with /v1 at its end.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServiceListPage</name>
    <message>
        <source>Add service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any of these can answer. The model list follows this order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks for Ollama, LM Studio and llama.cpp at their usual ports, and nowhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own address</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServiceMenu</name>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models in files, asked without any network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The manual, always there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists no models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>What you entered on the Network page is not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you entered here is not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetPanel</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort and filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1 chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort by recent activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort by title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived chats</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SidebarModel</name>
    <message>
        <source>answer on its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tags: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Spinner</name>
    <message>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpokenColumn</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SystemProxies</name>
    <message>
        <source>The system names no proxy, so connections are direct now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system names the proxy {address}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached without it: {addresses}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>Show password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThisComputerPage</name>
    <message>
        <source>Choose folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No models folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models in GGUF files answer on this computer alone: nothing leaves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the models folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add model files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.gguf)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThoughtsText</name>
    <message>
        <source>Thoughts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Answer complete: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Up and Ctrl+Down go from message to message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToEndButton</name>
    <message>
        <source>New text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New text below: scroll to the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll to the end</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitingRow</name>
    <message>
        <source>The answer is coming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading your conversation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading your conversation… %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>GizAI Desktop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_RemovedLine</name>
    <message>
        <source>“{name}” was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_ServerRow</name>
    <message>
        <source>asking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
