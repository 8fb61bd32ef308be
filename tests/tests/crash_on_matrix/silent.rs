//! A silent server: one message is said, the process dies over it, and nothing else happens until it is
//! started again. matrix-sdk has kept its own token by then, and would take the same answer of the
//! homeserver for a repetition.

use terminlotse::crash_point::CrashPoint;
use tests::binary::Binary;
use tests::synapse::Synapse;

use crate::citizen::Phone as _;
use crate::deaths::{self, Death};
use crate::phone::MatrixPhone;
use crate::{books, proof};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_message_before_a_death_is_answered_once() {
    let synapse = Synapse::shared().await;
    let bot = synapse.register("termine").await;
    let binary = books::in_grossstadt(Binary::on_matrix(&bot));
    let mut serving = binary.start(&[]);
    let mut phone = MatrixPhone::new(synapse, &bot).await;

    for (point, name) in CrashPoint::ALL {
        serving.kill().await;
        let death = Death { point: name, times: 1 };
        serving = death.start(&binary);
        phone.says("/termine").await;
        death.comes_to(&mut serving).await;
        if matches!(point, CrashPoint::AfterFetch | CrashPoint::BeforeCommit) {
            death.comes_to(&mut death.start(&binary)).await;
        }
        serving = binary.start(&[]);
        let prompt = phone.next_prompt().await;
        assert!(prompt.is_list(), "after a death at {name}: {prompt:?}");
        deaths::is_quiet(&binary).await;
    }
    serving.terminate().await;
    let proven = proof::prove(&binary, &[phone]).await;
    assert_eq!(proven.events, CrashPoint::ALL.len());
}
