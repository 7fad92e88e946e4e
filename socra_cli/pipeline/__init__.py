"""From a brief to a masterplan: intake, the panel and the devil's advocate at once, the tribunal, the
synthesis.
"""
