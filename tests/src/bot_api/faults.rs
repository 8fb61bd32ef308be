//! What a test can arrange to go wrong.

use super::errors::ApiError;

/// How a call goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not carried out, and refused with this.
    Refused(ApiError),
    /// The connection breaks before the call is carried out.
    LostCall,
    /// The call is carried out, but the connection breaks before the answer.
    LostAnswer,
}

/// Faults that wait for their call.
#[derive(Debug, Default)]
pub struct Faults(Vec<Planned>);

#[derive(Debug)]
struct Planned {
    method: String,
    fault: Fault,
    left: u32,
}

impl Faults {
    /// The next `times` calls of this method go wrong.
    pub fn plan(&mut self, method: &str, times: u32, fault: Fault) {
        self.0.push(Planned { method: method.to_lowercase(), fault, left: times });
    }

    /// What goes wrong with a call of this method now.
    pub fn strike(&mut self, method: &str) -> Option<Fault> {
        let method = method.to_lowercase();
        let planned = self.0.iter_mut().find(|planned| planned.left > 0 && planned.method == method)?;
        planned.left -= 1;
        Some(planned.fault)
    }
}
