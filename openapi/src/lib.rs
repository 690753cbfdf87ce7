//! The description of the API under `/api/v1`, made from the code that answers it.
