"""Fusion, with our own scroll bars, check marks, menus and tooltips, and no dotted focus."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QProxyStyle,
    QScrollBar,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QWidget,
)

from gizai_desktop.ui.look import style_checks, style_menus, style_scroll_bars
from gizai_desktop.ui.look.painting import fill_round
from gizai_desktop.ui.look.rounded_window import make_round

if TYPE_CHECKING:
    from gizai_desktop.ui.look.theme import Theme

_PM = QStyle.PixelMetric
_SH = QStyle.StyleHint
_PE = QStyle.PrimitiveElement
_CE = QStyle.ControlElement

_TIP_RADIUS = 6

_METRICS = {
    _PM.PM_ScrollBarExtent: 12,
    _PM.PM_ScrollBarSliderMin: 32,
    _PM.PM_ScrollView_ScrollBarSpacing: 0,
    _PM.PM_MenuPanelWidth: 0,
    _PM.PM_MenuHMargin: 7,
    _PM.PM_MenuVMargin: 7,
    _PM.PM_SubMenuOverlap: -2,
    _PM.PM_MenuBarPanelWidth: 0,
    _PM.PM_MenuBarItemSpacing: 2,
    _PM.PM_MenuBarHMargin: 4,
    _PM.PM_MenuBarVMargin: 2,
    _PM.PM_ToolTipLabelFrameWidth: 6,
}
_ZOOMED_METRICS = {
    _PM.PM_IndicatorWidth: 16,
    _PM.PM_IndicatorHeight: 16,
    _PM.PM_ExclusiveIndicatorWidth: 16,
    _PM.PM_ExclusiveIndicatorHeight: 16,
    _PM.PM_CheckBoxLabelSpacing: 8,
    _PM.PM_RadioButtonLabelSpacing: 8,
    _PM.PM_SmallIconSize: 18,
}
_HINTS = {
    _SH.SH_EtchDisabledText: 0,
    _SH.SH_Menu_Scrollable: 1,
    _SH.SH_ToolTip_WakeUpDelay: 500,
    _SH.SH_ToolTipLabel_Opacity: 255,
    _SH.SH_ScrollBar_Transient: 0,
    _SH.SH_ScrollBar_LeftClickAbsolutePosition: 0,
    _SH.SH_UnderlineShortcut: 0,
    _SH.SH_LineEdit_PasswordCharacter: 0x2022,
}


class ProxyStyle(QProxyStyle):
    """Draws what Qt's own widgets need in the theme's colours."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__("Fusion")
        self._theme = theme

    def polish(self, widget: QWidget) -> None:  # type: ignore[override]  # one of Qt's overloads
        """Prepare a widget when it is first shown."""
        super().polish(widget)
        if isinstance(widget, QMenu):
            make_round(widget, style_menus.RADIUS)
        elif isinstance(widget, QLabel) and widget.inherits("QTipLabel"):
            make_round(widget, _TIP_RADIUS)
        elif isinstance(widget, QScrollBar):
            # Only the thumb is painted; what stands behind the bar shows through.
            widget.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, on=False)
            widget.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 (Qt's name)
    ) -> int:
        """Qt's hint, or ours where we differ."""
        ours = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, returnData) if ours is None else ours

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Qt's size, or ours where we differ."""
        ours = _METRICS.get(metric)
        if ours is not None:
            return ours
        zoomed = _ZOOMED_METRICS.get(metric)
        if zoomed is not None:
            return self._theme.px(zoomed)
        return super().pixelMetric(metric, option, widget)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the small parts that Fusion would draw grey."""
        match element:
            case _PE.PE_FrameFocusRect | _PE.PE_FrameMenu | _PE.PE_PanelMenuBar:
                return
            case _PE.PE_IndicatorCheckBox:
                style_checks.paint_check_box(self._theme, option, painter)
            case _PE.PE_IndicatorRadioButton:
                style_checks.paint_radio(self._theme, option, painter)
            case _PE.PE_PanelMenu:
                style_menus.paint_panel(self._theme, option.rect, painter)
            case _PE.PE_PanelTipLabel:
                painter.save()
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                fill_round(painter, option.rect, _TIP_RADIUS, self._theme.color("tooltip_bg"))
                painter.restore()
            case _:
                super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the parts of menus."""
        if element == _CE.CE_MenuItem and isinstance(option, QStyleOptionMenuItem):
            style_menus.paint_item(self._theme, option, painter, widget)
        elif element == _CE.CE_MenuBarItem and isinstance(option, QStyleOptionMenuItem):
            style_menus.paint_bar_item(self._theme, option, painter)
        elif element == _CE.CE_MenuBarEmptyArea:
            painter.fillRect(option.rect, self._theme.color("window"))
        elif element != _CE.CE_MenuEmptyArea:
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw scroll bars thin."""
        if control == QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            style_scroll_bars.paint(self._theme, option, painter)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        subControl: QStyle.SubControl,  # noqa: N803 (Qt's name)
        widget: QWidget | None = None,
    ) -> QRect:
        """Where the parts of a control are."""
        if control == QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return style_scroll_bars.part(option, subControl)
        # The stubs are narrower than Qt, which allows null for the widget.
        return super().subControlRect(control, option, subControl, widget)  # type: ignore[arg-type]

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        """The size of a control around its content."""
        if kind == QStyle.ContentsType.CT_MenuItem and isinstance(option, QStyleOptionMenuItem):
            return style_menus.item_size(self._theme, option, size, widget)
        if kind == QStyle.ContentsType.CT_MenuBarItem:
            return QSize(size.width() + self._theme.px(16), self._theme.px(28))
        return super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]
