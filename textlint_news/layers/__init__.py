"""What can be known about a document: one pure function a layer, asked for with `doc.layer(function)` and computed once."""
