//! The workbook that goes back.
