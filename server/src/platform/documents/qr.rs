//! QR codes.
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

use crate::platform::problem::Problem;

/// A QR code as SVG, black on white with its quiet zone. A quarter of it may be dirty and it still reads.
pub fn qr_svg(text: &str) -> Result<String, Problem> {
    let code = QrCode::with_error_correction_level(text, EcLevel::Q)
        .or_else(|_| QrCode::with_error_correction_level(text, EcLevel::L))
        .map_err(Problem::internal)?;
    Ok(code.render::<svg::Color>().min_dimensions(240, 240).build())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_becomes_a_picture() {
        let svg = qr_svg("https://sanyou.example.org/verify/ABCDEFGH").unwrap();
        assert!(svg.starts_with("<?xml") && svg.contains("<svg"));
        assert_ne!(svg, qr_svg("https://sanyou.example.org/verify/ABCDEFGJ").unwrap());
    }

    #[test]
    fn what_no_code_can_hold_is_refused() {
        assert!(qr_svg(&"长".repeat(2000)).is_err());
    }
}
