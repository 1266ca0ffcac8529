"""A still picture: preview, formats, and the way into the clipboard."""

import base64
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.export.file_names import file_name
from dashboard.export.options import StillOptions
from dashboard.export.scene import Scene
from dashboard.language import _, current
from dashboard.model.progress import Progress, silent
from dashboard.panels.export_look import look, switch, text
from dashboard.panels.making import Offer, follow, offer
from dashboard.panels.templating import render, show

MIMES = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
SCALES = {1.0: "1×", 2.0: "2×", 3.0: "3×"}


def picture_export(scene: Scene) -> None:
    """Show the switches beside the picture that they make."""
    left, right = st.columns([1, 2.6], gap="large")
    with left:
        form, scale = _form()
        save = st.container()
        options = look("picture")
        clear = form != "pdf" and switch("picture", "clear", _("No background"), False)
        name = text("picture", "name", _("File name"), _name(scene)) or _name(scene)
    wanted = replace(options, scale=scale, transparent=clear)
    with save:
        offer(
            Offer(
                key="picture-save",
                label=_("Save {file}", file=form.upper()),
                file_name=file_name(name, form),
                mime=MIMES[form],
                work=partial(_picture, scene, wanted, form),
                look="primary",
            )
        )
        follow()
        show("small.html", text=_measures(wanted, form))
    with right:
        shown = replace(options, transparent=clear)
        preview(preview_png(scene, shown), _words(scene, shown), options)


def save_button(scene: Scene) -> None:
    """Show the one-click button beside the map: the view as PNG at twice the size."""
    offer(
        Offer(
            key="save-picture",
            label=_("Save picture"),
            file_name=file_name(_name(scene), "png"),
            mime=MIMES["png"],
            work=partial(_picture, scene, StillOptions(scale=2), "png"),
            look="tertiary",
        ),
        followed=False,
    )


def preview_png(scene: Scene, options: StillOptions) -> bytes:
    """Return the picture, drawn once for the same view and look."""
    with st.spinner(_("Drawing …")):
        return _drawn(scene.identity, options, scene)


def _picture(
    scene: Scene, options: StillOptions, form: str = "png", progress: Progress = silent
) -> bytes:
    # Read with the first picture, not with the map's page: Matplotlib takes 30 MB.
    from dashboard.export.still import still_picture

    return still_picture(scene, options, form, progress)


def _words(scene: Scene, options: StillOptions) -> str:
    from dashboard.export.still import still_words

    return still_words(scene, options)


@st.cache_data(max_entries=24, show_spinner=False, hash_funcs={StillOptions: repr})
def _drawn(identity: tuple[str, str], options: StillOptions, _scene: Scene) -> bytes:
    return _picture(_scene, options)


def preview(png: bytes, words: str, options: StillOptions) -> None:
    """Show a picture with a button that copies it, where the browser lets a page do so."""
    html = render(
        "picture.html",
        lang=current().code,
        data=base64.b64encode(png).decode("ascii"),
        words=words,
        width=options.width,
        height=options.height,
    )
    with st.container(key="preview"):
        st.iframe(html, alt=words)


def _form() -> tuple[str, float]:
    form: str = st.segmented_control(
        _("Format"),
        list(MIMES),
        default="png",
        format_func=str.upper,
        key="picture-form",
        persist_state="session",
        required=True,
    )
    if form != "png":
        return form, 1.0
    scale: float = st.segmented_control(
        _("Pixels"),
        list(SCALES),
        default=2.0,
        format_func=lambda each: SCALES[each],
        key="picture-scale",
        persist_state="session",
        required=True,
    )
    return form, scale


def _measures(options: StillOptions, form: str) -> str:
    """``3,840 × 2,160 pixels``."""
    if form != "png":
        return _(
            "{width} × {height}, drawn as lines and text",
            width=options.width,
            height=options.height,
        )
    width, height = (round(side * options.scale) for side in (options.width, options.height))
    return _("{width} × {height} pixels", width=width, height=height)


def _name(scene: Scene) -> str:
    return f"claim-atlas-{scene.selection.day or 'all'}"
