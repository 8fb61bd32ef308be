//! More is said while nobody serves than a batch of events holds: the homeserver hands out the newest, the
//! rest has to be asked for, and the process dies over it at every point.

use terminlotse::crash_point::CrashPoint;
use tests::binary::Binary;
use tests::synapse::Synapse;

use crate::citizen::Phone as _;
use crate::deaths::{self, Death};
use crate::phone::MatrixPhone;
use crate::{books, proof};

/// More than a batch and a page of older events hold together.
const MESSAGES: usize = 170;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_does_not_fit_into_a_batch_is_heard_once() {
    let synapse = Synapse::shared().await;
    let bot = synapse.register("termine").await;
    let binary = books::in_grossstadt(Binary::on_matrix(&bot));
    let mut serving = binary.start(&[]);
    let mut phone = MatrixPhone::new(synapse, &bot).await;
    phone.says("Hallo").await;
    phone.next_prompt().await;
    serving.kill().await;

    for _ in 2..MESSAGES {
        phone.says("/hilfe").await;
    }
    phone.says("/termine").await;
    for (_, point) in CrashPoint::ALL {
        let death = Death { point, times: 1 };
        death.comes_to(&mut death.start(&binary)).await;
    }
    let mut serving = binary.start(&[]);
    while !phone.next_prompt().await.is_list() {}
    deaths::is_quiet(&binary).await;
    serving.terminate().await;
    let proven = proof::prove(&binary, &[phone]).await;
    assert_eq!(proven.events, MESSAGES);
}
