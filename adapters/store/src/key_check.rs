//! One key seals a database: another would read nothing of what is there, and leave behind a database
//! that no key opens as a whole.

use crate::error::StoreError;
use crate::seal::Codec;
use crate::sql::{Tx, args};

const CHECK: &str = "sealing.check";

/// Refuses another key than the one that was there first, which is noted the first time. It is for the
/// caller to commit.
pub(crate) async fn refuse_other_key(tx: &mut Tx, codec: &Codec) -> Result<(), StoreError> {
    const SEALED: &str = "select check_sealed from sealing where id = 1";
    let mut noted = tx.row(SEALED, &[]).await?;
    if noted.is_none() {
        let sql = "insert into sealing (id, check_sealed) values (1, $1) on conflict (id) do nothing";
        tx.execute(sql, args![codec.seal(CHECK, &[]).as_slice()]).await?;
        noted = tx.row(SEALED, &[]).await?;
    }
    let sealed = noted.map(|row| row.maybe_bytes("check_sealed")).transpose()?.flatten();
    match codec.open(CHECK, &sealed.unwrap_or_default()) {
        Ok(_) => Ok(()),
        Err(StoreError::Sealed) => Err(StoreError::OtherKey),
        Err(error) => Err(error),
    }
}
