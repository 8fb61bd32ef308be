//! One-time codes by which a chat takes over an appointment that staff have booked for its citizen. They are kept only
//! as keyed hashes, and end when they are used or when the appointment begins.

use bot_core::ids::{AccountId, AppointmentId};
use bot_core::on_behalf::ClaimCode;
use chrono::{DateTime, Utc};

use crate::dice::Dice;
use crate::error::StoreError;
use crate::seal::Codec;
use crate::sql::{Dialects, Tx, args};

const CODE: &str = "claim.code";

/// How often a code is thrown. Hardly one is ever taken; so many in a row never are.
const THROWS: usize = 32;

/// Makes a code for an appointment, told once and kept nowhere; an older one ends.
pub async fn make(
    tx: &mut Tx,
    codec: &Codec,
    dice: &mut Dice,
    appointment: &AppointmentId,
    now: DateTime<Utc>,
) -> Result<ClaimCode, StoreError> {
    tx.execute("delete from claim where appointment = $1", args![appointment.as_str()]).await?;
    let sql =
        "insert into claim (appointment, code_index, made_at) values ($1, $2, $3) on conflict do nothing";
    for _ in 0..THROWS {
        let code = dice.claim_code();
        let index = codec.index(CODE, code.as_str());
        if tx.execute(sql, args![appointment.as_str(), &index, now]).await? == 1 {
            return Ok(code);
        }
    }
    Err(StoreError::Data {
        column: "claim.code_index",
        row: "a new row".to_owned(),
        problem: format!("{THROWS} throws of the dice were all taken"),
    })
}

/// A code that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The reference of its appointment.
    pub reference: String,
    /// It was used,
    pub used: bool,
    /// from this account.
    pub used_by: Option<AccountId>,
}

/// The code that somebody typed, which nobody else uses until the end of the transaction.
pub async fn find(tx: &mut Tx, codec: &Codec, code: &ClaimCode) -> Result<Option<Made>, StoreError> {
    macro_rules! made {
        ($held:literal) => {
            concat!(
                "select appointment.reference, claim.used_at, claim.used_by from claim
                     join appointment on appointment.id = claim.appointment
                 where claim.code_index = $1",
                $held
            )
        };
    }
    const MADE: Dialects = Dialects { sqlite: made!(""), postgres: made!(" for no key update of claim") };
    let found = tx.row(MADE, args![&codec.index(CODE, code.as_str())]).await?;
    let made = found.map(|row| {
        Ok(Made {
            reference: row.text("reference")?,
            used: row.maybe_int("used_at")?.is_some(),
            used_by: row.maybe_text("used_by")?.map(AccountId::new),
        })
    });
    made.transpose()
}

/// Uses the code of an appointment up.
pub async fn use_up(
    tx: &mut Tx,
    appointment: &AppointmentId,
    account: &AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "update claim set used_at = $2, used_by = $3 where appointment = $1";
    tx.execute(sql, args![appointment.as_str(), now, account.as_str()]).await.map(drop)
}
