use std::collections::BTreeMap;

use store::sync::{self, Withheld};
use tests::on_both_engines;

use crate::sample::{later, now};

const MATRIX: &str = "matrix";
const BOT: &str = "matrix @termine:stadt.test";

fn at(positions: &[(&str, &str)]) -> BTreeMap<String, String> {
    positions.iter().map(|(room, event)| ((*room).to_owned(), (*event).to_owned())).collect()
}

fn sealed(room: &str, event: &str) -> Withheld {
    Withheld {
        event: event.to_owned(),
        room: room.to_owned(),
        sender: "@ada:stadt.test".to_owned(),
        session: "a session".to_owned(),
        seen_at: now(),
        asked: false,
    }
}

on_both_engines! {
    async fn hearing_goes_on_where_it_was(store: Store) {
        let mut tx = store.begin().await.unwrap();
        assert_eq!(sync::token(&mut tx, BOT).await.unwrap(), None);
        sync::advance(&mut tx, [BOT, MATRIX], "s1", &at(&[("!a", "$1"), ("!b", "$2")])).await.unwrap();
        sync::advance(&mut tx, [BOT, MATRIX], "s2", &at(&[("!b", "$3")])).await.unwrap();
        sync::advance(&mut tx, [BOT, MATRIX], "s3", &at(&[])).await.unwrap();
        assert_eq!(sync::token(&mut tx, BOT).await.unwrap().as_deref(), Some("s3"));
        assert_eq!(sync::positions(&mut tx, MATRIX).await.unwrap(), at(&[("!a", "$1"), ("!b", "$3")]));
        assert_eq!(sync::token(&mut tx, "another").await.unwrap(), None);
    }

    async fn what_does_not_open_is_kept_once_until_it_is_given_up(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (first, second) = (sealed("!a", "$1"), sealed("!b", "$2"));
        assert!(sync::withhold(&mut tx, MATRIX, &first).await.unwrap());
        assert!(sync::withhold(&mut tx, MATRIX, &second).await.unwrap());
        assert!(!sync::withhold(&mut tx, MATRIX, &first).await.unwrap(), "it came once more");

        sync::asked(&mut tx, MATRIX, "!a", later(1)).await.unwrap();
        let asked = Withheld { asked: true, ..first.clone() };
        assert_eq!(sync::withheld(&mut tx, MATRIX).await.unwrap(), [asked, second.clone()]);

        sync::give_up(&mut tx, MATRIX, &first.event).await.unwrap();
        assert_eq!(sync::withheld(&mut tx, MATRIX).await.unwrap(), [second]);
        assert_eq!(sync::withheld(&mut tx, "another").await.unwrap(), []);
    }

    async fn a_room_that_was_left_is_forgotten(store: Store) {
        let mut tx = store.begin().await.unwrap();
        sync::advance(&mut tx, [BOT, MATRIX], "s1", &at(&[("!a", "$1"), ("!b", "$2")])).await.unwrap();
        for event in [sealed("!a", "$3"), sealed("!b", "$4")] {
            sync::withhold(&mut tx, MATRIX, &event).await.unwrap();
        }
        sync::leave(&mut tx, MATRIX, "!a").await.unwrap();
        sync::leave(&mut tx, "another", "!b").await.unwrap();
        assert_eq!(sync::positions(&mut tx, MATRIX).await.unwrap(), at(&[("!b", "$2")]));
        assert_eq!(sync::withheld(&mut tx, MATRIX).await.unwrap(), [sealed("!b", "$4")]);
    }
}
