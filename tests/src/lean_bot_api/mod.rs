//! A Bot API that costs next to nothing, for benchmarks: what it uses of the machine, the bot under
//! load lacks.
//!
//! It checks nothing; [`bot_api`](crate::bot_api) is the strict one. Each connection is a task on one
//! thread, each call goes to an [`Exchange`], which answers at once or later (a poll, a lookup).

mod http;
mod json;
mod updates;

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

pub use json::{Button, Markup, Message, Polled, myself, ok, sent};
pub use updates::Updates;

/// A bot's token here; any will do.
pub const TOKEN: &str = "123456:lean";

/// Whoever answers calls.
pub trait Exchange: Send + 'static {
    /// Carries out a call of this method with this body.
    fn call(&mut self, method: &str, body: &[u8]) -> Reply;
}

/// An answer's body, now or later.
pub enum Reply {
    /// Now.
    Now(Vec<u8>),
    /// When it comes; nothing when whoever has it is gone.
    Later(oneshot::Receiver<Vec<u8>>),
}

/// Serves calls for ever.
pub async fn serve<E: Exchange>(listener: TcpListener, exchange: Arc<Mutex<E>>) -> io::Result<()> {
    loop {
        let (stream, _) = listener.accept().await?;
        let exchange = Arc::clone(&exchange);
        tokio::spawn(async move {
            // The bot may die at any time: that ends its connections and nothing else.
            connection(stream, &exchange).await.ok();
        });
    }
}

async fn connection<E: Exchange>(mut stream: TcpStream, exchange: &Mutex<E>) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut inbox = Vec::with_capacity(16 * 1024);
    let mut outbox = Vec::with_capacity(4 * 1024);
    loop {
        while let Some(request) = http::request(&inbox)? {
            let reply = lock(exchange).call(request.method, request.body);
            let end = request.end;
            let body = match reply {
                Reply::Now(body) => body,
                Reply::Later(body) => body.await.map_err(io::Error::other)?,
            };
            http::write_answer(&mut outbox, &body);
            stream.write_all(&outbox).await?;
            outbox.clear();
            inbox.drain(..end);
        }
        if stream.read_buf(&mut inbox).await? == 0 {
            return Ok(());
        }
    }
}

/// The exchange, whatever became of others who had it.
pub fn lock<E>(exchange: &Mutex<E>) -> std::sync::MutexGuard<'_, E> {
    exchange.lock().unwrap_or_else(PoisonError::into_inner)
}
