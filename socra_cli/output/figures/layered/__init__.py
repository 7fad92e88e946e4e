"""A layered drawing of a graph, top to bottom, as pure geometry: nothing here knows what is drawn."""

from socra_cli.output.figures.layered.layout import lay_out
from socra_cli.output.figures.layered.model import Arrow, Band, Box, Layout, Route, Spot

__all__ = ["Arrow", "Band", "Box", "Layout", "Route", "Spot", "lay_out"]
