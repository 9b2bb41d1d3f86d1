"""Tools of the developer: never part of the installed package, standard library only."""
