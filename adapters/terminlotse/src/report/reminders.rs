//! `terminlotse report reminders`: what comes of reminders, wording by wording.

use bot_core::reminding::Wording;
use chrono::{DateTime, Utc};
use store::reminders::comparison::{self, Arm};
use store::{Store, StoreError};

const HEAD: [&str; 8] =
    ["wording", "reminded", "confirmed", "moved", "cancelled", "released", "silent", "open"];

/// How many appointments were reminded of in each wording, and what came of them: one count for each appointment
/// that is kept (`policy.retention`). With `csv`, as comma-separated values.
///
/// # Errors
/// The database failed.
pub async fn reminders(store: &Store, csv: bool, now: DateTime<Utc>) -> Result<String, StoreError> {
    let arms = comparison::arms(&mut store.begin_read().await?, now).await?;
    let rows = std::iter::once(HEAD.map(str::to_owned)).chain(arms.iter().map(row));
    Ok(match csv {
        true => rows.map(|row| row.join(",") + "\n").collect(),
        false => rows.map(|row| line(&row)).collect(),
    })
}

fn row(arm: &Arm) -> [String; 8] {
    let Arm { wording, reminded, confirmed, moved, cancelled, released, silent, open } = arm;
    let [reminded, confirmed, moved, cancelled, released, silent, open] =
        [reminded, confirmed, moved, cancelled, released, silent, open].map(u64::to_string);
    [Wording::name(*wording).to_owned(), reminded, confirmed, moved, cancelled, released, silent, open]
}

/// The name to the left, numbers to the right.
fn line([wording, counts @ ..]: &[String; 8]) -> String {
    let counts: String = counts.iter().map(|count| format!("  {count:>9}")).collect();
    format!("{wording:<7}{counts}\n")
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn counts_stand_below_their_heads() {
        let arm = Arm {
            wording: Wording::Costs,
            reminded: 1_204,
            confirmed: 911,
            moved: 80,
            cancelled: 113,
            released: 0,
            silent: 97,
            open: 3,
        };
        let table = [line(&HEAD.map(str::to_owned)), line(&row(&arm))].concat();
        expect![[r#"
            wording   reminded  confirmed      moved  cancelled   released     silent       open
            costs         1204        911         80        113          0         97          3
        "#]]
        .assert_eq(&table);
    }
}
