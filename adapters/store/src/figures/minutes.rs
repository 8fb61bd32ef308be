//! How long visits take at the desk, beside what is planned for them: of visits of one person for one errand, where
//! somebody came to the desk and was marked as done. Whose desk it was is not asked.

use bot_core::figures::ServiceFigures;

use super::{Asked, of_offices};
use crate::error::StoreError;
use crate::sql::{Dialects, Tx};

pub(super) async fn measure(
    tx: &mut Tx,
    asked: &Asked<'_>,
    services: &mut [ServiceFigures],
) -> Result<(), StoreError> {
    // Whoever was served for longer than four hours was forgotten to be marked.
    const TOOK: Dialects = of_offices!(
        concat!(
            "select a.service, (a.ends_at - a.starts_at) / 60000000 as planned,
                (p.done_at - p.served_at) / 60000000 as took, count(*) as visits
            from appointment a join presence p on p.appointment = a.id
            where a.state = 'booked' and a.business is null and a.quantity = 1 and a.also = '[]'
                and p.done_at > p.served_at and p.done_at - p.served_at <= 14400000000
                and a.starts_at < $3 and a.starts_at >= $2 and a.ends_at >= $2 and "
        ),
        "a.office",
        " group by 1, 2, 3 order by 1, 2, 3"
    );
    let whole = asked.weeks.whole(asked.offices);
    for row in tx.rows(TOOK, &whole).await? {
        let service = row.text("service")?;
        let Some(known) = services.iter_mut().find(|known| known.service.as_str() == service) else {
            continue;
        };
        let visits = row.small("visits")?;
        known.planned.add(row.small("planned")?, visits);
        known.took.add(row.small("took")?, visits);
    }
    Ok(())
}
