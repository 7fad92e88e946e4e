"""The finished file: the same deck is the same bytes, whatever the hour."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Final

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can name."""

_UNIX: Final = 3
_PROPERTIES: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>socra</Application><PresentationFormat>Widescreen</PresentationFormat></Properties>"
)


def stamp(presentation: Presentation, *, title: str, subject: str, language: str, created: datetime) -> None:
    """Say in the file's properties what it is and who made it."""
    properties = presentation.core_properties
    properties.title, properties.subject, properties.language = title, subject, language
    properties.author = properties.last_modified_by = "socra"
    properties.created = properties.modified = created
    properties.revision = 1
    presentation.part.package.part_related_by(RT.EXTENDED_PROPERTIES).blob = _PROPERTIES.encode()


def name_notes_master(presentation: Presentation) -> None:
    """List the notes' master in the presentation, as PowerPoint does; python-pptx only relates it."""
    key = next((key for key, rel in presentation.part.rels.items() if rel.reltype == RT.NOTES_MASTER), None)
    if key is not None:
        masters = presentation.element.find(qn("p:sldMasterIdLst"))
        listed = f'<p:notesMasterId r:id="{key}"/>'
        masters.addnext(parse_xml(f"<p:notesMasterIdLst {nsdecls('p', 'r')}>{listed}</p:notesMasterIdLst>"))


def packed(presentation: Presentation) -> bytes:
    """The file's bytes, with the same date for every part."""
    saved, result = io.BytesIO(), io.BytesIO()
    presentation.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(result, "w") as file:
        for part in parts.infolist():
            entry = zipfile.ZipInfo(part.filename, _EARLIEST)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, _UNIX
            file.writestr(entry, parts.read(part))
    return result.getvalue()
