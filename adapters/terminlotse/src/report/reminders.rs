//! `terminlotse report reminders`: what comes of reminders, wording by wording.

use bot_core::reminding::Wording;
use chrono::{DateTime, Utc};
use store::reminders::comparison::{self, Arm};
use store::{Store, StoreError};

const HEAD: [&str; 10] = [
    "wording",
    "reminded",
    "confirmed",
    "moved",
    "cancelled",
    "released",
    "silent",
    "open",
    "arrived",
    "missed",
];

/// How many appointments were reminded of in each wording, and what came of them: one count for each appointment
/// that is kept (`policy.retention`); and of those whom staff marked, who came. With `csv`, as comma-separated values.
///
/// # Errors
/// The database failed.
pub async fn reminders(store: &Store, csv: bool, now: DateTime<Utc>) -> Result<String, StoreError> {
    let arms = comparison::arms(&mut store.begin_read().await?, now).await?;
    let rows = std::iter::once(head()).chain(arms.iter().map(row));
    Ok(match csv {
        true => rows.map(|row| row.join(",") + "\n").collect(),
        false => rows.map(|row| line(&row)).collect(),
    })
}

fn head() -> Vec<String> {
    HEAD.map(str::to_owned).to_vec()
}

fn row(arm: &Arm) -> Vec<String> {
    let Arm { wording, reminded, confirmed, moved, cancelled, released, silent, open, arrived, missed } = arm;
    let counts = [reminded, confirmed, moved, cancelled, released, silent, open, arrived, missed];
    std::iter::once(Wording::name(*wording).to_owned()).chain(counts.map(u64::to_string)).collect()
}

/// The name to the left, numbers to the right.
fn line(row: &[String]) -> String {
    let Some((wording, counts)) = row.split_first() else { return String::new() };
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
            arrived: 890,
            missed: 101,
        };
        let table = [line(&head()), line(&row(&arm))].concat();
        expect![[r#"
            wording   reminded  confirmed      moved  cancelled   released     silent       open    arrived     missed
            costs         1204        911         80        113          0         97          3        890        101
        "#]]
        .assert_eq(&table);
    }
}
