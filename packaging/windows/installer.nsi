; The installer for Windows; packaging/installers.py calls makensis with
;   -INPUTCHARSET UTF8 -DVERSION=0.1.0 -DBUNDLE=FOLDER -DICON=FILE.ico -DTARGET=FILE.exe
; It needs no administrator, and takes nothing away that the application has written: chats and
; settings are in %LOCALAPPDATA%\gizai-desktop. Not tried on Windows: see the README.
Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma
RequestExecutionLevel user

!include MUI2.nsh
!include FileFunc.nsh

!define NAME "GizAI Desktop"
!define PROGRAM "gizai-desktop.exe"
!define RECORD "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"

Name "${NAME}"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${RECORD}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "GizAI Desktop contributors"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; The first is for systems in neither language.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Russian"

LangString OPEN ${LANG_ENGLISH} "GizAI Desktop is open. Close it, then choose Retry."
LangString OPEN ${LANG_RUSSIAN} "GizAI Desktop открыт. Закройте его и нажмите «Повтор»."
LangString ABOUT ${LANG_ENGLISH} "Talk to GizAI and other AI models"
LangString ABOUT ${LANG_RUSSIAN} "Разговаривайте с GizAI и другими моделями ИИ"

; Windows does not let go of a program that runs.
!macro TakeAway
  try:
  ClearErrors
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\gizai-desktop-cli.exe"
  IfErrors 0 gone
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(OPEN)" /SD IDCANCEL IDRETRY try
  Abort
  gone:
  ; Ours by name: the folder may have been chosen on the command line and hold other things.
  RMDir /r "$INSTDIR\_internal"
!macroend

Section
  !insertmacro TakeAway
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}" "" "" "" "" "" "$(ABOUT)"
  WriteRegStr HKCU "${RECORD}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${RECORD}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${RECORD}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${RECORD}" "Publisher" "GizAI Desktop contributors"
  WriteRegStr HKCU "${RECORD}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${RECORD}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${RECORD}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${RECORD}" "NoModify" 1
  WriteRegDWORD HKCU "${RECORD}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${RECORD}" "EstimatedSize" "$0"
SectionEnd

Section "Uninstall"
  !insertmacro TakeAway
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${RECORD}"
SectionEnd
