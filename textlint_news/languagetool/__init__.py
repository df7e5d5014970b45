"""Grammar by LanguageTool: a server that is installed here, or one that runs somewhere. Without one, nothing of this is used."""
