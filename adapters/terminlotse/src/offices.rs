//! Offices, as operators name them on the command line.

use bot_core::ids::OfficeId;
use store::{StoreError, Tx, catalogue};

/// The catalogue has no such office.
#[derive(Debug, thiserror::Error)]
#[error("there is no office “{0}” in the city")]
pub struct UnknownOffice(String);

/// The offices of these names, if the city has all of them.
///
/// # Errors
/// The database's own.
pub async fn known(
    tx: &mut Tx,
    named: &[String],
) -> Result<Result<Vec<OfficeId>, UnknownOffice>, StoreError> {
    let known = catalogue::load(tx).await?.map(|city| city.offices).unwrap_or_default();
    let offices: Vec<OfficeId> = named.iter().map(OfficeId::new).collect();
    let unknown = offices.iter().find(|id| known.iter().all(|office| office.id != **id));
    Ok(match unknown {
        Some(unknown) => Err(UnknownOffice(unknown.to_string())),
        None => Ok(offices),
    })
}
