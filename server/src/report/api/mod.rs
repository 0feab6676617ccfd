//! `/today`, `/search`, `/indicators` and the person page.
mod indicators;
mod today;

pub use indicators::IndicatorApi;
pub use today::TodayApi;
