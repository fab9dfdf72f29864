//! The box of an access code: login, secret, how it is spelled on the telephone, and a QR code of both.

use super::block::CodeBox;
use super::face::Face;
use super::flow::Flow;
use super::line::{broken, faced, plain};
use super::page::{Area, Ink, Mark};
use crate::domain::secret;
use crate::domain::trouble::{Outcome, Trouble};
use qrcode::{Color, EcLevel, QrCode};

/// Side of the QR code with its white edge, points.
const SQUARE: f32 = 104.0;
/// White modules around a QR code, by its standard.
const QUIET: usize = 4;
const PAD: f32 = 13.0;
const LABEL: f32 = 8.2;

/// Lays the box on the page.
pub fn lay(flow: &mut Flow, code: &CodeBox) -> Outcome<()> {
    let spelled_size = flow.size * 0.86;
    let room = (flow.room() - 2.0 * PAD) / spelled_size;
    let mut spelled = Vec::new();
    for line in &code.spelled {
        spelled.extend(broken(flow.shaper, &plain(line), room)?);
    }
    #[allow(clippy::cast_precision_loss, reason = "a few lines")]
    let aid = if spelled.is_empty() { 0.0 } else { LABEL * 1.9 + spelled.len() as f32 * spelled_size * 1.36 };
    let height = SQUARE + 2.0 * 9.0 + aid;
    flow.y += 2.0;
    flow.need(height + 8.0);
    let (top, left) = (flow.y, flow.left);
    let area = Area { x: left, y: top, width: flow.room(), height };
    flow.mark(Mark::Fill { area, ink: Ink::Mist });
    flow.mark(Mark::Fill { area: Area { width: 3.0, ..area }, ink: Ink::Accent });
    square(flow, code, flow.right - SQUARE - 9.0, top + 9.0)?;
    words(flow, code, left + PAD, top)?;
    flow.y = top + SQUARE + 12.0;
    if !spelled.is_empty() {
        flow.put(&plain("Pour le dicter au téléphone"), left + PAD, flow.y + LABEL, LABEL, Ink::Grey)?;
        flow.y += LABEL * 1.5;
        flow.lines(spelled, left + PAD, spelled_size, Ink::Black);
    }
    flow.y = top + height + flow.size * 0.9;
    Ok(())
}

fn words(flow: &mut Flow, code: &CodeBox, x: f32, top: f32) -> Outcome<()> {
    let room = flow.right - SQUARE - 24.0 - x;
    flow.put(&plain("Identifiant"), x, top + 22.0, LABEL, Ink::Grey)?;
    let (login, size) = fitting(flow, &code.login, 18.0, room - 70.0)?;
    flow.put(&login, x, top + 42.0, size, Ink::Black)?;
    if let Some(check) = code.check {
        flow.put(&plain("Lettre de contrôle"), x + room - 66.0, top + 22.0, LABEL, Ink::Grey)?;
        flow.put(&faced(check, Face::Code), x + room - 66.0, top + 42.0, 18.0, Ink::Grey)?;
    }
    // A secret that came from outside has a form of its own.
    let ours = matches!(secret::hear(&code.secret), secret::Heard::Sound(s) if s.grouped() == code.secret);
    let label = if ours {
        "Mot de passe, en capitales et avec ses traits d’union"
    } else {
        "Mot de passe, tel qu’il est écrit"
    };
    flow.put(&plain(label), x, top + 72.0, LABEL, Ink::Grey)?;
    let (secret, size) = fitting(flow, &code.secret, 25.0, room)?;
    flow.put(&secret, x, top + 98.0, size, Ink::Accent)?;
    Ok(())
}

/// A word in the face of codes, no larger than its room.
fn fitting(flow: &mut Flow, text: &str, size: f32, room: f32) -> Outcome<(super::line::Rich, f32)> {
    let rich = faced(text, Face::Code);
    let width = super::line::single(flow.shaper, &rich)?.width;
    Ok((rich, if width * size > room { room / width } else { size }))
}

/// Black on white whatever the page: login and secret, a line each.
fn square(flow: &mut Flow, code: &CodeBox, x: f32, y: f32) -> Outcome<()> {
    let held = format!("{}\n{}", code.login, code.secret);
    let qr = QrCode::with_error_correction_level(held.as_bytes(), EcLevel::M)
        .map_err(|e| Trouble::damaged("qr", e.to_string()))?;
    let modules = qr.width();
    #[allow(clippy::cast_precision_loss, reason = "at most 177 modules")]
    let side = |n: usize| n as f32 * SQUARE / (modules + 2 * QUIET) as f32;
    flow.mark(Mark::Fill { area: Area { x, y, width: SQUARE, height: SQUARE }, ink: Ink::White });
    let mut areas = Vec::new();
    for (row, colours) in qr.to_colors().chunks(modules).enumerate() {
        let mut at = 0;
        // Neighbours are one rectangle: no hairline of white between them.
        for run in colours.chunk_by(|a, b| a == b) {
            if run[0] == Color::Dark {
                let (x, y) = (x + side(at + QUIET), y + side(row + QUIET));
                areas.push(Area { x, y, width: side(run.len()), height: side(1) });
            }
            at += run.len();
        }
    }
    flow.mark(Mark::Modules { areas });
    Ok(())
}
