//! `/today`, `/search`, `/indicators` and the person page.
mod indicators;
mod person;
mod recommendations;
mod suggestions;
mod today;

pub use indicators::IndicatorApi;
#[cfg(test)]
pub(super) use indicators::plan_indicators;
pub use person::PersonPageApi;
pub use recommendations::RecommendationApi;
pub use suggestions::SuggestionApi;
pub use today::TodayApi;
