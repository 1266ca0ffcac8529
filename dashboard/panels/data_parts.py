"""The parts of the Data page, and the keys under which the choices of them are kept."""

LOOK, EDIT, IMPORT, DRAFT = "look", "edit", "import", "draft"
HALF = "data-half"  #: which of them is shown
SECTION = "edit-section"  #: which form of ``EDIT``
