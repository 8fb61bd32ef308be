//! What moves into a town's calendar from another one.

use terminlotse::moving_in::{self, Order};

use super::Town;

impl Town {
    /// Appointments move in from a table; their codes, by line.
    pub async fn moves_in(&self, table: &str) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let (file, codes) = (folder.path().join("old.csv"), folder.path().join("codes.csv"));
        std::fs::write(&file, table).unwrap();
        let order = Order { file, codes: Some(codes.clone()), dry_run: false };
        let told = moving_in::run(&self.bot, 1, &order, [3; 32], self.now()).await.unwrap();
        self.note(&format!("{}\n\n", told[0]));
        let written = std::fs::read_to_string(codes).unwrap();
        let code = |row: &str| row.split(';').nth(3).unwrap().trim_matches('"').to_owned();
        written.lines().skip(1).map(code).collect()
    }
}
