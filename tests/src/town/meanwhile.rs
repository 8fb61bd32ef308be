//! What happens in a town beside what a transcript is about.

use super::Town;

impl Town {
    /// Something happens, which the transcript tells in a line.
    pub async fn meanwhile(&self, told: &str, happens: impl Future<Output = ()>) {
        let before = self.transcript();
        happens.await;
        self.state.lock().unwrap().transcript = before;
        self.note(&format!("{told}\n\n"));
    }
}
