"""What is said of every known way to fail: its sentence, its advice and the step that helps."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gizai_desktop.domain.failures import FailureKind, NextStep
from gizai_desktop.domain.text import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class FailureText:
    """The English source of what a user reads; ``{name}`` marks take a failure's params.

    Attributes:
        also: a second step, less likely to help than `step`.
    """

    sentence: str
    advice: str
    step: NextStep = NextStep.NONE
    retryable: bool = True
    also: NextStep = NextStep.NONE


TEXTS: Mapping[str, FailureText] = MappingProxyType(
    {
        FailureKind.NO_NETWORK: FailureText(
            QT_TRANSLATE_NOOP("Failure", "No answer: this computer is offline"),
            QT_TRANSLATE_NOOP("Failure", "Connect it to a network, then retry."),
            also=NextStep.ASK_GUIDE,
        ),
        FailureKind.NAME_NOT_FOUND: FailureText(
            QT_TRANSLATE_NOOP("Failure", "No answer: the address {host} was not found"),
            QT_TRANSLATE_NOOP(
                "Failure", "Check the network connection and whether you need a proxy, then retry."
            ),
            NextStep.PROXY_SETTINGS,
            also=NextStep.ASK_GUIDE,
        ),
        FailureKind.REFUSED: FailureText(
            QT_TRANSLATE_NOOP("Failure", "No answer: {host} refused the connection"),
            QT_TRANSLATE_NOOP(
                "Failure", "The service may be down, or the network wants a proxy. Retry later."
            ),
            NextStep.PROXY_SETTINGS,
            also=NextStep.ASK_GUIDE,
        ),
        FailureKind.CONNECTION_LOST: FailureText(
            QT_TRANSLATE_NOOP("Failure", "No answer: the connection to {host} broke"),
            QT_TRANSLATE_NOOP("Failure", "The request may have arrived. Retry to ask again."),
        ),
        FailureKind.TLS: FailureText(
            QT_TRANSLATE_NOOP("Failure", "No answer: {host} could not prove its identity"),
            QT_TRANSLATE_NOOP(
                "Failure",
                "Check this computer's date and time. A company network may need its own"
                " certificate installed or a proxy.",
            ),
            NextStep.NETWORK_SETTINGS,
        ),
        FailureKind.CONNECT_TIMEOUT: FailureText(
            QT_TRANSLATE_NOOP("Failure", "No answer: {host} could not be reached in {seconds} s"),
            QT_TRANSLATE_NOOP(
                "Failure", "Check the network connection and whether you need a proxy, then retry."
            ),
            NextStep.PROXY_SETTINGS,
            also=NextStep.ASK_GUIDE,
        ),
        FailureKind.TIMEOUT: FailureText(
            QT_TRANSLATE_NOOP("Failure", "No answer within {seconds} s"),
            QT_TRANSLATE_NOOP("Failure", "Retry, or allow a longer wait in the network settings."),
            NextStep.NETWORK_SETTINGS,
        ),
        FailureKind.ADDRESS_INVALID: FailureText(
            QT_TRANSLATE_NOOP("Failure", "No answer: “{host}” is not an address of a service"),
            QT_TRANSLATE_NOOP("Failure", "It should begin with https:// or http://."),
            retryable=False,
        ),
        FailureKind.PROXY_NOT_FOUND: FailureText(
            QT_TRANSLATE_NOOP("Failure", "No answer: the proxy “{proxy}” was not found"),
            QT_TRANSLATE_NOOP("Failure", "Check its host name, or connect without it."),
            NextStep.PROXY_SETTINGS,
        ),
        FailureKind.PROXY_UNREACHABLE: FailureText(
            QT_TRANSLATE_NOOP("Failure", "No answer: the proxy “{proxy}” cannot be reached"),
            QT_TRANSLATE_NOOP("Failure", "Check its host and port, or connect without it."),
            NextStep.PROXY_SETTINGS,
        ),
        FailureKind.PROXY_SIGN_IN: FailureText(
            QT_TRANSLATE_NOOP("Failure", "No answer: the proxy “{proxy}” refused the sign-in"),
            QT_TRANSLATE_NOOP(
                "Failure", "Check the user name and password of the proxy, or connect without it."
            ),
            NextStep.PROXY_SETTINGS,
        ),
        FailureKind.PROXY_TLS: FailureText(
            QT_TRANSLATE_NOOP(
                "Failure", "No answer: the proxy “{proxy}” could not prove its identity"
            ),
            QT_TRANSLATE_NOOP("Failure", "Check its type and port, or connect without it."),
            NextStep.PROXY_SETTINGS,
        ),
        FailureKind.PROXY_TIMEOUT: FailureText(
            QT_TRANSLATE_NOOP(
                "Failure", "No answer: the proxy “{proxy}” did not respond in {seconds} s"
            ),
            QT_TRANSLATE_NOOP("Failure", "Check its host and port, or connect without it."),
            NextStep.PROXY_SETTINGS,
        ),
        FailureKind.PROXY_CANNOT_REACH: FailureText(
            QT_TRANSLATE_NOOP("Failure", "No answer: the proxy “{proxy}” cannot reach {host}"),
            QT_TRANSLATE_NOOP(
                "Failure", "The service may be down, or the proxy forbids it. Retry later."
            ),
            NextStep.PROXY_SETTINGS,
        ),
        FailureKind.PROXY_WRONG_KIND: FailureText(
            QT_TRANSLATE_NOOP(
                "Failure", "No answer: “{proxy}” does not answer as a proxy of its type"
            ),
            QT_TRANSLATE_NOOP("Failure", "Check the proxy's type and port."),
            NextStep.PROXY_SETTINGS,
        ),
        FailureKind.PROXY_INVALID: FailureText(
            QT_TRANSLATE_NOOP("Failure", "No answer: “{proxy}” is not a proxy address"),
            QT_TRANSLATE_NOOP(
                "Failure", "Write it as http://host:port, https://host:port or socks5://host:port."
            ),
            NextStep.PROXY_SETTINGS,
            retryable=False,
        ),
        FailureKind.BAD_REQUEST: FailureText(
            QT_TRANSLATE_NOOP("Failure", "{service} did not accept the request"),
            QT_TRANSLATE_NOOP("Failure", "Choose another model, then retry."),
            NextStep.CHOOSE_MODEL,
        ),
        FailureKind.SIGN_IN: FailureText(
            QT_TRANSLATE_NOOP("Failure", "{service} wants a sign-in for this model"),
            QT_TRANSLATE_NOOP("Failure", "Choose a model that is free to use, then retry."),
            NextStep.CHOOSE_MODEL,
        ),
        FailureKind.FORBIDDEN: FailureText(
            QT_TRANSLATE_NOOP("Failure", "{service} does not allow this request"),
            QT_TRANSLATE_NOOP("Failure", "Choose another model, or open the service's page."),
            NextStep.OPEN_SERVICE,
        ),
        FailureKind.NOT_FOUND: FailureText(
            QT_TRANSLATE_NOOP("Failure", "{service} was not found at its address"),
            QT_TRANSLATE_NOOP("Failure", "The service may have moved. Look for an update."),
            NextStep.OPEN_SERVICE,
        ),
        FailureKind.TOO_LONG: FailureText(
            QT_TRANSLATE_NOOP("Failure", "This conversation is too long for {service}"),
            QT_TRANSLATE_NOOP("Failure", "Shorten the message, or go on in a new chat."),
            NextStep.NEW_CHAT,
        ),
        FailureKind.RATE_LIMITED: FailureText(
            QT_TRANSLATE_NOOP("Failure", "{service} asks you to wait"),
            QT_TRANSLATE_NOOP("Failure", "Retry later, or choose another model."),
            NextStep.CHOOSE_MODEL,
        ),
        FailureKind.SERVER_FAULT: FailureText(
            QT_TRANSLATE_NOOP("Failure", "{service} has a problem at the moment"),
            QT_TRANSLATE_NOOP("Failure", "Retry in a minute."),
            NextStep.OPEN_SERVICE,
            also=NextStep.ASK_GUIDE,
        ),
        FailureKind.UNEXPECTED_STATUS: FailureText(
            QT_TRANSLATE_NOOP("Failure", "{service} answered in an unexpected way"),
            QT_TRANSLATE_NOOP(
                "Failure", "A sign-in page of the network may stand in between. Retry later."
            ),
            NextStep.OPEN_SERVICE,
        ),
        FailureKind.NOT_JSON: FailureText(
            QT_TRANSLATE_NOOP("Failure", "{service} sent something that is not an answer"),
            QT_TRANSLATE_NOOP(
                "Failure", "A sign-in page of the network may stand in between. Retry later."
            ),
            NextStep.OPEN_SERVICE,
        ),
        FailureKind.NOT_AN_OBJECT: FailureText(
            QT_TRANSLATE_NOOP("Failure", "{service} sent an answer in an unknown form"),
            QT_TRANSLATE_NOOP("Failure", "Retry, or look for an update."),
        ),
        FailureKind.NO_OUTPUT: FailureText(
            QT_TRANSLATE_NOOP("Failure", "{service} sent an answer without a text"),
            QT_TRANSLATE_NOOP("Failure", "Retry, or choose another model."),
            NextStep.CHOOSE_MODEL,
        ),
        FailureKind.OUTPUT_NOT_TEXT: FailureText(
            QT_TRANSLATE_NOOP("Failure", "{service} sent an answer that is not a text"),
            QT_TRANSLATE_NOOP("Failure", "Choose a model for text, then retry."),
            NextStep.CHOOSE_MODEL,
        ),
        FailureKind.EMPTY_OUTPUT: FailureText(
            QT_TRANSLATE_NOOP("Failure", "{service} sent an empty answer"),
            QT_TRANSLATE_NOOP("Failure", "Retry, or choose another model."),
            NextStep.CHOOSE_MODEL,
        ),
        FailureKind.CUT_OFF: FailureText(
            QT_TRANSLATE_NOOP("Failure", "The answer of {service} broke off on its way"),
            QT_TRANSLATE_NOOP("Failure", "Check the network connection, then retry."),
        ),
        FailureKind.TOO_LARGE_ANSWER: FailureText(
            QT_TRANSLATE_NOOP("Failure", "The answer of {service} is larger than {limit}"),
            QT_TRANSLATE_NOOP("Failure", "Ask for a shorter answer, then retry."),
        ),
        FailureKind.PAYMENT: FailureText(
            QT_TRANSLATE_NOOP("Failure", "{service} wants to be paid for this request"),
            QT_TRANSLATE_NOOP("Failure", "Add credit at the service, or choose another model."),
            NextStep.CHOOSE_MODEL,
        ),
        FailureKind.KEY_REFUSED: FailureText(
            QT_TRANSLATE_NOOP("Failure", "{service} did not accept the key"),
            QT_TRANSLATE_NOOP("Failure", "Check the key in the settings of the service."),
            NextStep.SERVICE_SETTINGS,
        ),
        FailureKind.UNKNOWN_MODEL: FailureText(
            QT_TRANSLATE_NOOP("Failure", "{service} does not have the model “{model}”"),
            QT_TRANSLATE_NOOP("Failure", "Choose another model, then retry."),
            NextStep.CHOOSE_MODEL,
        ),
        FailureKind.CONTEXT_OVERFLOW: FailureText(
            QT_TRANSLATE_NOOP("Failure", "This conversation is longer than the model can read"),
            QT_TRANSLATE_NOOP("Failure", "Leave out the oldest messages, or go on in a new chat."),
            NextStep.LEAVE_OUT_OLDEST,
            also=NextStep.NEW_CHAT,
        ),
        FailureKind.CONTENT_FILTER: FailureText(
            QT_TRANSLATE_NOOP("Failure", "{service} withheld the answer"),
            QT_TRANSLATE_NOOP("Failure", "Word the question differently, or choose another model."),
            NextStep.CHOOSE_MODEL,
        ),
        FailureKind.IDLE_TIMEOUT: FailureText(
            QT_TRANSLATE_NOOP("Failure", "{service} sent nothing more for {seconds} s"),
            QT_TRANSLATE_NOOP("Failure", "Continue the answer, or ask again."),
            NextStep.NETWORK_SETTINGS,
        ),
        FailureKind.STREAM_ERROR: FailureText(
            QT_TRANSLATE_NOOP("Failure", "{service} reported a problem while answering"),
            QT_TRANSLATE_NOOP("Failure", "Retry, or choose another model."),
            NextStep.CHOOSE_MODEL,
        ),
        FailureKind.SERVICE_GONE: FailureText(
            QT_TRANSLATE_NOOP("Failure", "The service of this chat is switched off or removed"),
            QT_TRANSLATE_NOOP("Failure", "Choose a model of another service."),
            NextStep.CHOOSE_MODEL,
            also=NextStep.SERVICE_SETTINGS,
        ),
        FailureKind.NO_ADDRESS: FailureText(
            QT_TRANSLATE_NOOP("Failure", "{service} has no address to ask at"),
            QT_TRANSLATE_NOOP(
                "Failure", "Add a service in the settings, or start with --endpoint URL."
            ),
            NextStep.SERVICE_SETTINGS,
            also=NextStep.CHOOSE_MODEL,
        ),
        FailureKind.NO_MODELS: FailureText(
            QT_TRANSLATE_NOOP("Failure", "{service} has no models to ask"),
            QT_TRANSLATE_NOOP("Failure", "Add one in the settings, or choose another service."),
            NextStep.SERVICE_SETTINGS,
            also=NextStep.CHOOSE_MODEL,
        ),
        FailureKind.LOCAL_NOT_INSTALLED: FailureText(
            QT_TRANSLATE_NOOP("Failure", "Models on this computer need an extra part"),
            QT_TRANSLATE_NOOP(
                "Failure",
                "Settings → This computer shows the line that installs it, gizai-desktop[local].",
            ),
            NextStep.LOCAL_MODELS,
        ),
        FailureKind.LOCAL_NO_MODEL: FailureText(
            QT_TRANSLATE_NOOP("Failure", "The file of the model “{model}” is not there"),
            QT_TRANSLATE_NOOP("Failure", "Add a GGUF file, or choose another model."),
            NextStep.LOCAL_MODELS,
        ),
        FailureKind.LOCAL_MEMORY: FailureText(
            QT_TRANSLATE_NOOP("Failure", "“{model}” does not fit into the free memory"),
            QT_TRANSLATE_NOOP(
                "Failure", "It needs about {needed}, {free} are free. Choose a smaller model."
            ),
            NextStep.CHOOSE_MODEL,
        ),
        FailureKind.LOCAL_FILE: FailureText(
            QT_TRANSLATE_NOOP("Failure", "The file of the model “{model}” cannot be used"),
            QT_TRANSLATE_NOOP("Failure", "It may be damaged. Get it again, or choose another."),
            NextStep.LOCAL_MODELS,
        ),
        FailureKind.LOCAL_START: FailureText(
            QT_TRANSLATE_NOOP("Failure", "“{model}” could not be started on this computer"),
            QT_TRANSLATE_NOOP("Failure", "Retry, or choose another model."),
            NextStep.CHOOSE_MODEL,
        ),
        FailureKind.LOCAL_CRASHED: FailureText(
            QT_TRANSLATE_NOOP("Failure", "The model on this computer ended unexpectedly"),
            QT_TRANSLATE_NOOP("Failure", "Retry starts it again."),
            NextStep.CHOOSE_MODEL,
        ),
        FailureKind.INTERRUPTED: FailureText(
            QT_TRANSLATE_NOOP("Failure", "No answer: the application ended while it was waiting"),
            QT_TRANSLATE_NOOP("Failure", "Retry to ask again."),
        ),
        FailureKind.NOT_SAVED: FailureText(
            QT_TRANSLATE_NOOP("Failure", "Not sent: the message could not be saved"),
            QT_TRANSLATE_NOOP("Failure", "Make room on the disk, then retry."),
        ),
        FailureKind.DISK_FULL: FailureText(
            QT_TRANSLATE_NOOP("Failure", "Not saved: the disk is full"),
            QT_TRANSLATE_NOOP("Failure", "Make room on the disk, then retry. File: {path}"),
        ),
        FailureKind.READ_ONLY_DISK: FailureText(
            QT_TRANSLATE_NOOP("Failure", "Not saved: the disk can only be read"),
            QT_TRANSLATE_NOOP("Failure", "Make it writable, then retry. File: {path}"),
        ),
        FailureKind.NO_PERMISSION: FailureText(
            QT_TRANSLATE_NOOP("Failure", "Not saved: you may not write to this folder"),
            QT_TRANSLATE_NOOP("Failure", "Change its permissions, then retry. File: {path}"),
        ),
        FailureKind.WRITE_FAILED: FailureText(
            QT_TRANSLATE_NOOP("Failure", "Not saved: the file could not be written ({reason})"),
            QT_TRANSLATE_NOOP("Failure", "Check the disk and the folder, then retry. File: {path}"),
        ),
        FailureKind.NOT_READ: FailureText(
            QT_TRANSLATE_NOOP("Failure", "Not opened: the file could not be read ({reason})"),
            QT_TRANSLATE_NOOP("Failure", "Check the disk and the folder. File: {path}"),
        ),
        FailureKind.FILE_GONE: FailureText(
            QT_TRANSLATE_NOOP("Failure", "Not opened: the file of this conversation is gone"),
            QT_TRANSLATE_NOOP(
                "Failure", "Look for it in the trash folder or a backup. File: {path}"
            ),
            retryable=False,
        ),
        FailureKind.NOT_RESTORED: FailureText(
            QT_TRANSLATE_NOOP("Failure", "Not restored: a conversation has this file name already"),
            QT_TRANSLATE_NOOP(
                "Failure", "The deleted one is still in the trash folder. File: {path}"
            ),
            retryable=False,
        ),
        FailureKind.NEWER_VERSION: FailureText(
            QT_TRANSLATE_NOOP(
                "Failure", "Not saved: a newer version of GizAI Desktop wrote this conversation"
            ),
            QT_TRANSLATE_NOOP("Failure", "Update GizAI Desktop, or go on in a new chat."),
            NextStep.NEW_CHAT,
            retryable=False,
        ),
        FailureKind.FOLDER_IN_USE: FailureText(
            QT_TRANSLATE_NOOP("Failure", "GizAI Desktop is already open with this folder"),
            QT_TRANSLATE_NOOP(
                "Failure", "Use the open window, or choose another folder. Folder: {path}"
            ),
            retryable=False,
        ),
        FailureKind.NOT_SEARCHED: FailureText(
            QT_TRANSLATE_NOOP("Failure", "Not searched: the search does not answer ({reason})"),
            QT_TRANSLATE_NOOP(
                "Failure", "Your chats are all there. Open GizAI Desktop again to search them."
            ),
        ),
        FailureKind.NO_BACKUP: FailureText(
            QT_TRANSLATE_NOOP("Failure", "Not restored: this file is no backup of GizAI Desktop"),
            QT_TRANSLATE_NOOP("Failure", "Choose the archive that the backup made. File: {path}"),
            retryable=False,
        ),
        FailureKind.NAME_TAKEN: FailureText(
            QT_TRANSLATE_NOOP("Failure", "Not exported: something of this name is there already"),
            QT_TRANSLATE_NOOP("Failure", "Choose another name. File: {path}"),
            retryable=False,
        ),
        FailureKind.BACKUP_NOT_WHOLE: FailureText(
            QT_TRANSLATE_NOOP("Failure", "Not backed up: what was written could not be read back"),
            QT_TRANSLATE_NOOP("Failure", "Make the backup on another disk. File: {path}"),
        ),
        FailureKind.WORK_NOT_BEGUN: FailureText(
            QT_TRANSLATE_NOOP("Failure", "The import or export could not begin: {reason}"),
            QT_TRANSLATE_NOOP("Failure", "Close other programs, then try again."),
        ),
        FailureKind.WORK_ENDED: FailureText(
            QT_TRANSLATE_NOOP("Failure", "The import or export ended before its time"),
            QT_TRANSLATE_NOOP("Failure", "Nothing is lost. Try again."),
        ),
        FailureKind.UNKNOWN: FailureText(
            QT_TRANSLATE_NOOP("Failure", "No answer: something unexpected happened"),
            QT_TRANSLATE_NOOP("Failure", "Retry. Details tell more."),
        ),
    }
)
"""Sentence, advice and step of every kind."""

NOT_RUNNING = FailureText(
    TEXTS[FailureKind.REFUSED].sentence,
    QT_TRANSLATE_NOOP("Failure", "The server on this computer seems not to run: start it."),
    NextStep.SERVICE_SETTINGS,
    also=NextStep.ASK_GUIDE,
)
"""In the place of `FailureKind.REFUSED`'s for a server on this computer, which no proxy hides."""
