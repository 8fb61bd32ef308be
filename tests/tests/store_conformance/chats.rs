use bot_core::ids::ChatId;
use bot_core::language::Language;
use store::chats::{self, Chat};
use store::links;
use store::seal::Codec;
use store::{Store, Tx};
use tests::on_both_engines;

use crate::sample::{chat, chat_id, count, dice, later, now};

/// Meets `[platform, chat, account]`, with dice of its own.
async fn meet(tx: &mut Tx, store: &Store, byte: u8, [platform, chat, account]: [&str; 3]) -> Chat {
    chats::meet(tx, store.codec(), &mut dice(byte), platform, chat, account, now()).await.unwrap()
}

on_both_engines! {
    async fn a_chat_is_met_once_and_found_again(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let met = meet(&mut tx, &store, 1, ["telegram", "100", "200"]).await;
        assert_eq!((met.platform.as_str(), met.address.as_str()), ("telegram", "100"));
        assert_eq!(
            (&met.language, &met.conversation, &met.prompt_message, met.left),
            (&None, &None, &None, false)
        );

        let again = meet(&mut tx, &store, 2, ["telegram", "100", "200"]).await;
        assert_eq!(again, met);
        assert_eq!(chats::find(&mut tx, store.codec(), &met.id).await.unwrap(), Some(met));
        assert_eq!(chats::find(&mut tx, store.codec(), &ChatId::new("nobody's")).await.unwrap(), None);
    }

    async fn the_same_address_elsewhere_is_somebody_else(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let one = meet(&mut tx, &store, 1, ["telegram", "100", "200"]).await;
        let other = meet(&mut tx, &store, 2, ["matrix", "100", "200"]).await;
        assert!(one.id != other.id && one.account != other.account && one.person != other.person);
    }

    async fn one_account_in_two_chats_is_one_person(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let one = meet(&mut tx, &store, 1, ["matrix", "!a", "@ada"]).await;
        let other = meet(&mut tx, &store, 2, ["matrix", "!b", "@ada"]).await;
        assert_ne!(one.id, other.id);
        assert_eq!((&one.account, &one.person), (&other.account, &other.person));
        assert_eq!(count(&mut tx, "select count(*) as count from person").await, 1);
    }

    async fn a_chat_goes_on_at_another_address_unless_that_is_taken(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let before = meet(&mut tx, &store, 1, ["matrix", "!old", "@ada"]).await;
        chats::move_to(&mut tx, "matrix", "!old", "!new").await.unwrap();
        let after = meet(&mut tx, &store, 2, ["matrix", "!new", "@ada"]).await;
        assert_eq!(before.id, after.id);

        let other = meet(&mut tx, &store, 3, ["matrix", "!other", "@ada"]).await;
        chats::move_to(&mut tx, "matrix", "!new", "!other").await.unwrap();
        assert_eq!(meet(&mut tx, &store, 4, ["matrix", "!other", "@ada"]).await.id, other.id);
        assert_eq!(meet(&mut tx, &store, 5, ["matrix", "!new", "@ada"]).await.id, before.id);
    }

    async fn whoever_joins_a_chat_is_served_as_themselves(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let ada = meet(&mut tx, &store, 1, ["matrix", "!a", "@ada"]).await;
        let bob = meet(&mut tx, &store, 2, ["matrix", "!a", "@bob"]).await;
        assert_eq!(ada.id, bob.id);
        assert_ne!(ada.person, bob.person);
        let woken = chats::find(&mut tx, store.codec(), &ada.id).await.unwrap().unwrap();
        assert_eq!(woken.person, ada.person, "by itself the chat is of who began it");
    }

    async fn a_chat_met_by_two_turns_at_once_is_one(store: Store) {
        let turn = async |byte| {
            let mut tx = store.begin().await.unwrap();
            let met = meet(&mut tx, &store, byte, ["telegram", "100", "200"]).await;
            tokio::task::yield_now().await;
            tx.commit().await.unwrap();
            met
        };
        let (one, other) = tokio::join!(turn(1), turn(2));
        assert_eq!(one, other);
        let mut tx = store.begin().await.unwrap();
        assert_eq!(count(&mut tx, "select count(*) as count from person").await, 1, "nobody is left over");
    }

    async fn turns_of_one_chat_never_interleave(store: Store) {
        chat_id(&store, "ada").await;
        let turn = async || {
            let mut tx = store.begin().await.unwrap();
            let ada = chat(&mut tx, &store, "ada").await;
            let mut said = ada.conversation.clone().unwrap_or_default();
            for _ in 0..5 {
                tokio::task::yield_now().await;
            }
            said.push(b'.');
            chats::save(&mut tx, store.codec(), &ada, &said, None, None, now()).await.unwrap();
            tx.commit().await.unwrap();
        };
        tokio::join!(turn(), turn(), turn(), turn());
        let mut tx = store.begin().await.unwrap();
        assert_eq!(
            chat(&mut tx, &store, "ada").await.conversation.unwrap(),
            b"....",
            "no turn overwrote another"
        );
    }

    async fn what_is_saved_comes_back_and_is_sealed(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let ada = chat(&mut tx, &store, "ada").await;
        let german = Language::new("de");
        chats::save(
            &mut tx,
            store.codec(),
            &ada,
            b"Ada wants a passport",
            Some(later(60)),
            Some(&german),
            now(),
        )
        .await
        .unwrap();
        chats::set_prompt_message(&mut tx, &ada.id, Some("77")).await.unwrap();

        let back = chat(&mut tx, &store, "ada").await;
        assert_eq!(back.conversation.as_deref(), Some(&b"Ada wants a passport"[..]));
        assert_eq!(back.prompt_message.as_deref(), Some("77"));
        assert_eq!(back.language.as_ref(), Some(&german));
        assert_eq!(chats::next_wake(&mut tx).await.unwrap(), Some(later(60)));

        chats::save(&mut tx, store.codec(), &back, b"nothing", None, None, now()).await.unwrap();
        assert_eq!(
            chat(&mut tx, &store, "ada").await.language,
            Some(german),
            "a language stays until another is chosen"
        );
        let row = tx.row("select conversation_sealed from chat", &[]).await.unwrap().unwrap();
        let kept = row.maybe_bytes("conversation_sealed").unwrap().unwrap();
        assert!(!kept.windows(7).any(|window| window == b"nothing"), "it stands in the clear");
    }

    async fn a_language_is_chosen_for_all_chats_of_a_person(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (one, other, bob) = (
            chat(&mut tx, &store, "one").await,
            chat(&mut tx, &store, "other").await,
            chat(&mut tx, &store, "bob").await,
        );
        links::join(&mut tx, &other.person, &other.account, &one.person).await.unwrap();
        let english = Language::new("en");
        chats::save(&mut tx, store.codec(), &one, b"", None, Some(&english), now()).await.unwrap();
        assert_eq!(chat(&mut tx, &store, "other").await.language, Some(english));
        assert_eq!(chat(&mut tx, &store, "bob").await, bob);
    }

    async fn a_conversation_that_does_not_open_shuts_nobody_out(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let ada = chat(&mut tx, &store, "ada").await;
        let other_key = Codec::from_hex(&"01".repeat(32)).unwrap();
        chats::save(&mut tx, &other_key, &ada, b"hello", None, None, now()).await.unwrap();
        let found = chats::find(&mut tx, store.codec(), &ada.id).await.unwrap().unwrap();
        assert_eq!(found.conversation.as_deref(), Some(&b""[..]), "whoever reads it starts over");
    }

    async fn conversations_are_woken_when_they_want(store: Store) {
        let mut tx = store.begin().await.unwrap();
        assert_eq!(chats::next_wake(&mut tx).await.unwrap(), None);
        let mut ids = Vec::new();
        for (address, wake_at) in [("late", Some(later(30))), ("early", Some(later(10))), ("never", None)] {
            let chat = chat(&mut tx, &store, address).await;
            chats::save(&mut tx, store.codec(), &chat, b"", wake_at, None, now()).await.unwrap();
            ids.push(chat.id);
        }
        assert_eq!(chats::next_wake(&mut tx).await.unwrap(), Some(later(10)));
        assert_eq!(chats::due(&mut tx, later(9), 10).await.unwrap(), []);
        assert_eq!(chats::due(&mut tx, later(10), 10).await.unwrap(), [ids[1].clone()]);
        assert_eq!(chats::due(&mut tx, later(99), 10).await.unwrap(), [ids[1].clone(), ids[0].clone()]);
        assert_eq!(chats::due(&mut tx, later(99), 1).await.unwrap(), [ids[1].clone()]);

        chats::wake_at(&mut tx, &ids[1], Some(later(200))).await.unwrap();
        assert_eq!(chats::due(&mut tx, later(99), 10).await.unwrap(), [ids[0].clone()]);
    }

    async fn who_left_is_known_to_have_left_until_they_return(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let ada = chat(&mut tx, &store, "ada").await;
        chats::mark_left(&mut tx, &ada.id, now()).await.unwrap();
        assert!(chat(&mut tx, &store, "ada").await.left);
        chats::mark_returned(&mut tx, &ada.id).await.unwrap();
        assert!(!chat(&mut tx, &store, "ada").await.left);
    }
}
