//! The framework's own refusals (unknown path, malformed body, too large …) in our one shape.
use poem::http::StatusCode;
use poem::{Error, IntoResponse, Response};

use crate::platform::problem::Problem;

/// Turns what the framework refused into a problem; a handler's own answer passes.
pub async fn shape(error: Error) -> Response {
    if error.is::<Problem>() || error.is_from_response() {
        return error.into_response();
    }
    let status = error.status();
    match status {
        StatusCode::NOT_FOUND => {
            Problem::new(status, "not_found", "没有这个地址，可能是链接不完整。").into_response()
        }
        StatusCode::METHOD_NOT_ALLOWED => {
            Problem::new(status, "request.method", "这个地址不支持这种操作。").into_response()
        }
        StatusCode::PAYLOAD_TOO_LARGE => {
            Problem::new(status, "request.too_large", "内容太大，超过了上限 50 MB。").into_response()
        }
        status if status.is_client_error() => {
            let problem = Problem::new(
                status,
                "request.malformed",
                "提交的内容不全或格式不对，没有写入。填的内容还在，请对照各栏说明改好，再试一次。",
            );
            problem.with("reason", error.to_string()).into_response()
        }
        _ => Problem::internal(error).into_response(),
    }
}
