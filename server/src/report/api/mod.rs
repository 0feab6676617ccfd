//! `/today`, `/search`, `/indicators` and the person page.
mod indicators;
mod person;
mod today;

pub use indicators::IndicatorApi;
pub use person::PersonPageApi;
pub use today::TodayApi;
