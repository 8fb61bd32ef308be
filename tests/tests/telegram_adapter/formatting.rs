//! Bold words and links: entities beside the text, valid whatever was written.

use bot_core::delivery::{Parcel, Rendered};
use bot_core::markup::{LONGEST, Marked, read};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use serde_json::{Value, json};
use tests::bot_api::FakeBotApi;

use crate::{messenger, rendered, set_up};

fn parcel(marked: Marked) -> Parcel {
    let rendered = Rendered { marks: marked.marks, ..rendered(&marked.text, &[]) };
    Parcel::Message { rendered, replacing: None, answered: None }
}

/// What the last message was sent with.
fn sent(fake: &FakeBotApi) -> (String, Vec<Value>) {
    let call = fake.calls_of("sendMessage").pop().unwrap();
    let text = call.params.get("text").unwrap().as_str().unwrap().to_owned();
    let entities = call.params.get("entities").and_then(|entities| entities.as_array().cloned());
    (text, entities.unwrap_or_default())
}

#[tokio::test]
async fn bold_and_links_stand_beside_the_text() {
    let (fake, client, _anna) = set_up().await;
    let written = "🙂 **Neu:** [zur _Seite_](https://stadt.example/a?b=c&d=e)".replace('_', "**");
    messenger(&client).deliver("4711", &parcel(read(&written).unwrap())).await;
    let (text, entities) = sent(&fake);
    assert_eq!(text, "🙂 Neu: zur Seite");
    assert_eq!(
        Value::from(entities),
        json!([
            { "type": "bold", "offset": 3, "length": 4 },
            { "type": "text_link", "offset": 8, "length": 9, "url": "https://stadt.example/a?b=c&d=e" },
            { "type": "bold", "offset": 12, "length": 5 },
        ])
    );
}

/// Pieces that make all kinds of markup, whole and broken.
const PIECES: [&str; 24] = [
    "Wort",
    " ",
    " ",
    "\n",
    "\n\n",
    "**",
    "[",
    "](https://a.example/ä?x=1&y=2)",
    "](",
    ")",
    "- ",
    "1. ",
    "🙂",
    "ß<&>\"'",
    "*",
    "_",
    "\\",
    "`",
    "> ",
    "# ",
    "&amp;",
    "\u{202e}",
    "e\u{301}",
    "    ",
];

/// Whatever is written is refused, or goes out whole: each word is there, in the same order, and nothing that
/// Telegram would refuse.
#[tokio::test]
async fn what_goes_out_is_valid_and_shows_every_word() {
    let (fake, client, _anna) = set_up().await;
    let messenger = messenger(&client);
    let mut chance = StdRng::seed_from_u64(18);
    let (mut taken, mut marked) = (0, 0);
    for _ in 0..4_000 {
        let mut words = 0;
        let written: String = (0..chance.random_range(1..24))
            .map(|_| match *PIECES.choose(&mut chance).unwrap() {
                "Wort" => {
                    words += 1;
                    format!("Wort{words}")
                }
                piece => piece.to_owned(),
            })
            .collect();
        let Ok(read) = read(&written) else { continue };
        taken += 1;
        marked += usize::from(!read.marks.is_empty());
        let html = matrix::formatted(&read.text, &read.marks);
        messenger.deliver("4711", &parcel(read)).await;
        let (text, entities) = sent(&fake);
        let units = text.encode_utf16().count() as u64;
        assert!((1..=LONGEST as u64).contains(&units));
        let mut rest = text.as_str();
        for word in 1..=words {
            let word = format!("Wort{word}");
            let at = rest.find(&word).unwrap_or_else(|| panic!("{word} is lost of {written:?}: {text:?}"));
            rest = &rest[at + word.len()..];
            assert!(html.contains(&word), "{word} is lost of {written:?}: {html}");
        }
        for entity in entities {
            let (from, length) = (entity["offset"].as_u64().unwrap(), entity["length"].as_u64().unwrap());
            assert!(length > 0 && from + length <= units, "{written:?}: {entity}");
            let utf16: Vec<u16> = text.encode_utf16().collect();
            let part = &utf16[usize::try_from(from).unwrap()..usize::try_from(from + length).unwrap()];
            assert!(String::from_utf16(part).is_ok(), "it cuts no letter in two: {written:?}");
        }
        let opened = ["<p>", "<strong>", "<a href=", "<ul>", "<ol start=", "<li>"]
            .map(|tag| html.matches(tag).count());
        let closed =
            ["</p>", "</strong>", "</a>", "</ul>", "</ol>", "</li>"].map(|tag| html.matches(tag).count());
        assert_eq!(opened, closed, "{written:?}: {html}");
        assert_eq!(
            html.matches('<').count(),
            2 * opened.iter().sum::<usize>() + html.matches("<br>").count()
        );
    }
    assert!(
        taken > 500 && marked > 100,
        "{taken} taken, {marked} with marks: the dice throw too much nonsense"
    );
}
