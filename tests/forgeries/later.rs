//! Forgeries that come behind a signature or sit in its container: annotations, fields, dictionaries, pages, CMS, parsers.

use super::ground::{
    Signers, appended, assembled, container, find, gaps, number, objects, patched, replaced, stream, text_of,
    with_container,
};
use super::list::{Forgery, forged, plain};
use paraphe::sign::der::{children, oid, read, seq, tlv};
use paraphe::sign::pdf::file::File;

fn annotated(bytes: &[u8], annotation: &str) -> Vec<u8> {
    let page = number(bytes, &["/Type", "/Page", "/Annots"]);
    let (id, text) = (page, text_of(bytes, page));
    let at = text.find("/Annots").unwrap() + 7;
    let new = if let Some(list) = text[at..].trim_start().strip_prefix('[') {
        let list = &list[..list.find(']').unwrap()];
        let old = format!("[{list}]");
        (id, text.replacen(&old, &format!("[{list} 95 0 R]"), 1))
    } else {
        let list: u32 = text[at..].split_whitespace().next().unwrap().parse().unwrap();
        let old = text_of(bytes, list);
        (list, format!("{} 95 0 R]", old.trim_end().strip_suffix(']').unwrap()))
    };
    appended(bytes, &[new, (95, annotation.to_owned())])
}

/// Evil annotations: they cover what was signed or certified.
pub fn annotations(signers: &Signers, certified: &dyn Fn(u8) -> Vec<u8>) -> Vec<Forgery> {
    let eaa = |name, bytes, said| forged("EAA", name, bytes, said);
    let once = signers.by_first(&assembled(&objects("/Annots[]", &[])));
    let note = |kind: &str| {
        format!(
            "<</Type/Annot/Subtype/{kind}/Rect[60 690 300 740]/C[1 1 1]/IC[1 1 1]/DA(/Helv 12 Tf)/Contents(900)/F 4>>"
        )
    };
    let covered = annotated(&signers.by_first(&plain()), &note("FreeText"));
    vec![
        eaa("eaa-free-text-on-a-certified-3", annotated(&certified(3), &note("FreeText")), "annotation ajoutée"),
        eaa(
            "eaa-stamp-on-a-certified-2",
            annotated(&certified(2), &note("Stamp")),
            "n’avait permis que de remplir et de signer",
        ),
        eaa(
            "eaa-redaction-on-a-certified-1",
            annotated(&certified(1), &note("Redact")),
            "en interdisant toute modification",
        ),
        eaa(
            "eaa-square-on-a-signed-page",
            annotated(&signers.by_first(&plain()), &note("Square")),
            "annotation ajoutée",
        ),
        eaa("eaa-annotation-then-countersigned", signers.by_second(&covered), "annotation ajoutée"),
        eaa(
            "eaa-first-annotation-of-a-page",
            {
                let page = (3, text_of(&once, 3).replacen("/Annots[", "/Annots[95 0 R ", 1));
                appended(&once, &[page, (95, note("FreeText"))])
            },
            "annotation ajoutée",
        ),
    ]
}

/// Sneaky signatures: a signature field whose look covers the page.
pub fn sneaky(signers: &Signers, certified: &dyn Fn(u8) -> Vec<u8>) -> Vec<Forgery> {
    let ssa = |name, bytes, said| forged("SSA", name, bytes, said);
    let field = "<</Type/Annot/Subtype/Widget/FT/Sig/T(Ruse)/Rect[60 690 300 740]/F 4/AP<</N 96 0 R>>>>";
    let look = stream("/Type/XObject/Subtype/Form/BBox[0 0 240 50]", "1 1 1 rg 0 0 240 50 re f");
    let sneaked = |bytes: &[u8], field: &str| {
        let form = number(bytes, &["/Fields"]);
        let with_field = annotated(bytes, field);
        let text = text_of(&with_field, form);
        let at = text.find("/Fields").unwrap() + 7;
        let list = &text[at..at + text[at..].find(']').unwrap()];
        let new = text.replacen(list, &format!("{list} 95 0 R"), 1);
        appended(&with_field, &[(form, new), (96, look.clone())])
    };
    let large = field.replace("[60 690 300 740]", "[0 0 595 842]");
    let twice = signers.by_second(&sneaked(&signers.by_first(&plain()), &large));
    let moved = {
        let twice = signers.by_second(&signers.by_first(&plain()));
        let own = number(&twice, &["/FT/Sig", "(Paraphe1)"]);
        appended(&twice, &[replaced(&twice, own, "/Rect[", "/Rect[0 0 595 842]/Was[")])
    };
    vec![
        ssa("ssa-field-on-a-certified-2", sneaked(&certified(2), field), "n’avait permis que de remplir et de signer"),
        ssa("ssa-field-on-a-certified-3", sneaked(&certified(3), field), "de remplir, de signer et d’annoter"),
        ssa("ssa-large-field-countersigned", twice, "assez grand pour cacher du texte"),
        ssa("ssa-stamp-stretched", moved, "élément remplacé"),
    ]
}

/// Signature dictionaries that a later revision changes.
pub fn dictionaries(signers: &Signers) -> Vec<Forgery> {
    let spoof = |name, bytes, said| forged("dictionary", name, bytes, said);
    let once = signers.by_first(&plain());
    let value = number(&once, &["/Type/Sig"]);
    let field = number(&once, &["/FT/Sig"]);
    let name = |text: &str| text.replacen("/Name<FEFF00C9", "/Name<FEFF0041", 1);
    let dated = |text: &str| text.replacen("/M(D:2027", "/M(D:2020", 1);
    vec![
        spoof(
            "spoof-name-in-a-later-revision",
            appended(&once, &[(value, name(&text_of(&once, value)))]),
            "ne correspond pas à sa place",
        ),
        spoof(
            "spoof-date-in-a-later-revision",
            appended(&once, &[(value, dated(&text_of(&once, value)))]),
            "ne correspond pas à sa place",
        ),
        spoof(
            "spoof-other-dictionary-for-the-field",
            appended(
                &once,
                &[(97, name(&text_of(&once, value))), replaced(&once, field, &format!("/V {value} 0 R"), "/V 97 0 R")],
            ),
            "ne correspond pas à sa place",
        ),
        spoof(
            "spoof-name-in-place",
            patched(&once, plain().len(), "/Name<FEFF00C9", "/Name<FEFF0041"),
            "le contenu signé a été modifié",
        ),
        spoof(
            "spoof-key-twice",
            patched(&once, plain().len(), "/Filter/Adobe.PPKLite", "/Contents<30>/A 00000"),
            "dit deux choses à la fois",
        ),
    ]
}

/// Pages, catalog, names and permissions changed behind the signature.
pub fn structure(signers: &Signers) -> Vec<Forgery> {
    let once = signers.by_first(&plain());
    let change = |name, objects: &[(u32, String)], said| forged("structure", name, appended(&once, objects), said);
    vec![
        change(
            "structure-page-removed",
            &[replaced(&once, 2, "/Kids[3 0 R 4 0 R]/Count 2", "/Kids[4 0 R]/Count 1")],
            "pages ajoutées ou retirées",
        ),
        change(
            "structure-pages-swapped",
            &[replaced(&once, 2, "[3 0 R 4 0 R]", "[4 0 R 3 0 R]")],
            "pages ajoutées ou retirées",
        ),
        change(
            "structure-page-added",
            &[
                replaced(&once, 2, "4 0 R]/Count 2", "4 0 R 98 0 R]/Count 3"),
                (98, "<</Type/Page/Parent 2 0 R/Contents 6 0 R>>".into()),
            ],
            "pages ajoutées ou retirées",
        ),
        change(
            "structure-page-turned",
            &[replaced(&once, 3, "/Type/Page", "/Type/Page/Rotate 180")],
            "page modifiée (Rotate)",
        ),
        change(
            "structure-script-at-opening",
            &[replaced(&once, 1, "/Type/Catalog", "/Type/Catalog/OpenAction<</S/JavaScript/JS(x)>>")],
            "réglages du document modifiés (OpenAction)",
        ),
        change(
            "structure-layers-added",
            &[replaced(&once, 1, "/Type/Catalog", "/Type/Catalog/OCProperties<</OCGs[]/D<<>>>>")],
            "réglages du document modifiés (OCProperties)",
        ),
        change(
            "structure-permissions-added",
            &[replaced(&once, 1, "/Type/Catalog", "/Type/Catalog/Perms<<>>")],
            "réglages du document modifiés (Perms)",
        ),
    ]
}

/// Containers that say two things, or carry something else.
pub fn containers(signers: &Signers) -> Vec<Forgery> {
    let once = signers.by_first(&plain());
    let gap = gaps(&once)[0].clone();
    let der = container(&once, &gap);
    let outer = children(read(&der).unwrap().0.content).unwrap();
    let data = children(read(outer[1].content).unwrap().0.content).unwrap();
    let parts: Vec<&[u8]> = data.iter().map(|p| p.raw).collect();
    let signer = read(data[4].content).unwrap().0;
    let inner: Vec<&[u8]> = children(signer.content).unwrap().iter().map(|p| p.raw).collect();
    let wrapped = |parts: &[&[u8]]| seq(&[outer[0].raw, &tlv(0xa0, &seq(parts))]);
    let with_signer = |signer: &[u8]| wrapped(&[parts[0], parts[1], parts[2], parts[3], &tlv(0x31, signer)]);
    let sha512 = seq(&[&oid(&"2.16.840.1.101.3.4.2.3".parse().unwrap())]);
    let cms = |name, bytes: &[u8], said| forged("CMS", name, with_container(&once, &gap, bytes), said);
    let swapped = {
        let mut inner = inner.clone();
        inner[2] = &sha512;
        seq(&inner)
    };
    let twofold = [signer.raw, signer.raw].concat();
    let enveloped = seq(&[data[2].content, &tlv(0xa0, &tlv(4, b"autre contenu"))]);
    // Another signer's certificate for the same signature.
    let stranger = tlv(0xa0, &signers.second.certificate);
    let field = number(&once, &["/FT/Sig"]);
    let text = text_of(&once, field).replace("(Paraphe1)", "(Paraphe9)");
    let catalog = text_of(&once, 1);
    let shared = catalog.replacen(&format!("/Fields[{field} 0 R"), &format!("/Fields[{field} 0 R 94 0 R"), 1);
    assert_ne!(catalog, shared);
    let mut padded = der.clone();
    padded.extend_from_slice(b"1 0 obj");
    vec![
        cms("cms-two-signers", &with_signer(&twofold), "plusieurs signataires"),
        cms(
            "cms-content-of-its-own",
            &wrapped(&[parts[0], parts[1], &enveloped, parts[3], parts[4]]),
            "apporte son propre contenu",
        ),
        cms("cms-other-digest", &with_signer(&swapped), "le contenu signé a été modifié"),
        cms(
            "cms-other-certificate",
            &wrapped(&[parts[0], parts[1], parts[2], &stranger, parts[4]]),
            "le certificat du signataire n’est pas dans la signature",
        ),
        Forgery {
            quiet: true,
            ..cms("cms-bytes-behind-the-container", &padded, "des octets étrangers suivent la signature")
        },
        forged(
            "CMS",
            "cms-one-signature-for-two-fields",
            appended(&once, &[(94, text), (1, shared)]),
            "deux champs se partagent",
        ),
    ]
}

/// Files that readers read differently, or that exhaust them.
pub fn parsers(signers: &Signers) -> Vec<Forgery> {
    let once = signers.by_first(&plain());
    let start = File::open(&once).unwrap().start;
    let parser = |name, bytes, said| forged("parser", name, bytes, said);
    let end = |prev: usize, at: usize, more: &str| {
        format!("xref\n0 0\ntrailer\n<</Size 99/Root 1 0 R/Prev {prev}{more}>>\nstartxref\n{at}\n%%EOF\n")
    };
    let at = once.len();
    let behind = |text: String| [once.as_slice(), text.as_bytes()].concat();
    let bomb = {
        use std::io::Write as _;
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        for _ in 0..9600 {
            packed.write_all(&[0; 8192]).unwrap();
        }
        let packed = packed.finish().unwrap();
        let head = format!(
            "99 0 obj\n<</Type/XRef/W[1 4 1]/Size 100/Root 1 0 R/Prev {start}/Filter/FlateDecode/Length {}>>\nstream\n",
            packed.len()
        );
        [once.as_slice(), head.as_bytes(), &packed, format!("\nendstream\nendobj\nstartxref\n{at}\n%%EOF\n").as_bytes()]
            .concat()
    };
    let beside = {
        let content = stream("", "q Q");
        let mut out = behind(format!("5 0 obj\n{content}\nendobj\n"));
        let stream_at = out.len();
        out.extend_from_slice(b"99 0 obj\n<</Type/XRef/W[1 4 1]/Index[5 1]/Size 100/Root 1 0 R/Length 6>>\nstream\n");
        out.push(1);
        out.extend_from_slice(&u32::try_from(at).unwrap().to_be_bytes());
        out.extend_from_slice(b"\x00\nendstream\nendobj\n");
        let table = out.len();
        out.extend_from_slice(end(start, table, &format!("/XRefStm {stream_at}")).as_bytes());
        out
    };
    vec![
        parser("parser-sections-in-a-loop", behind(end(at, at, "")), "La table des objets de ce PDF est abîmée"),
        parser("parser-deflate-bomb", bomb, "La table des objets de ce PDF est abîmée"),
        parser("parser-stream-beside-a-table", beside, "élément remplacé"),
        parser(
            "parser-section-passes-by-the-signature",
            behind(end(find(&once, "xref\n0 ", 0), at, "")),
            "Aucune signature",
        ),
        Forgery { quiet: true, ..parser("parser-another-end", behind("%%EOF\n%%EOF\n".into()), "aucun ajout décrit") },
        parser(
            "parser-offset-beyond-the-file",
            behind(format!(
                "xref\n5 1\n9999999999 00000 n \ntrailer\n<</Size 99/Root 1 0 R/Prev {start}>>\nstartxref\n{at}\n%%EOF\n"
            )),
            "élément retiré",
        ),
        parser("parser-encrypted-afterwards", behind(end(start, at, "/Encrypt 5 0 R")), "protégé par un mot de passe"),
    ]
}
