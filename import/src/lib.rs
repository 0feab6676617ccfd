//! A spreadsheet in; typed rows, issues and a marked workbook out. Pure and synchronous.
