//! A yes by reaction stands on a message; the process may not know yet that this message is its open prompt.

use tests::binary::Binary;
use tests::synapse::Synapse;

use crate::citizen::Phone as _;
use crate::deaths::{self, Death};
use crate::phone::MatrixPhone;
use crate::{books, proof};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thumb_is_answered_though_its_message_was_not_recorded() {
    let synapse = Synapse::shared().await;
    let bot = synapse.register("termine").await;
    let binary = books::in_grossstadt(Binary::on_matrix(&bot));
    let mut serving = binary.start(&[]);
    let mut phone = MatrixPhone::new(synapse, &bot).await;
    phone.says("Personalausweis").await;
    phone.next_prompt().await;
    deaths::is_quiet(&binary).await;
    serving.kill().await;

    let death = Death { point: "after-send", times: 1 };
    let mut serving = death.start(&binary);
    phone.chooses(":").await;
    death.comes_to(&mut serving).await;
    let held = phone.next_prompt().await;
    assert!(held.says("aber noch nicht gebucht"), "{held:?}");
    phone.agrees().await;

    let mut serving = binary.start(&[]);
    let mut answer = phone.next_prompt().await;
    if !answer.says("Gebucht:") {
        // Whether it stood on the open prompt, was not known yet: so it is asked once more.
        phone.says("ja").await;
        answer = phone.next_prompt().await;
    }
    assert!(answer.says("Gebucht:"), "{answer:?}");
    deaths::is_quiet(&binary).await;
    serving.terminate().await;
    books::each_place_is_sold_once(&binary).await;
    proof::prove(&binary, &[phone]).await;
}
