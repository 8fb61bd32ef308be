//! terminlotse
