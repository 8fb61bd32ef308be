//! `terminlotse`: reads the command line and the configuration, and drives the loops.

mod clock;
mod loops;
mod messengers;
mod notices;

use std::io::IsTerminal as _;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser as _;
use clock::{Seeds, now};
use console::{Keyboard, Paper};
use loops::Loops;
use store::Store;
use store::desk::LocalDesk;
use terminlotse::assemble::{layout, open_bot, open_store};
use terminlotse::cli::{Call, Cli, Matter, Source, StaffOrder, TradeOrder};
use terminlotse::config::{self, Config, Policy};
use terminlotse::jobs::{
    AnswerLate, Closure, Duplicates, Expire, Fall, LayOut, Notify, Offer, Pleas, Rank, Remind, Retain,
    TellStaff, TellTroubles, Tidings, Wake, lay_out_all,
};
use terminlotse::{
    Bot, check, check_in, http, import, logging, matrix_chat, moving_in, poster, report, staff,
    terminal_chat, trade,
};
use tokio::net::TcpListener;

/// A failure as one clear sentence; whoever reads it need not know where it came from.
type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error.into()),
    };
    let called = runtime.block_on(call(&cli));
    // A read of standard input can't be called off; it must not keep the process alive.
    runtime.shutdown_background();
    called.unwrap_or_else(|failure| failed(&failure))
}

fn failed(failure: &Failure) -> ExitCode {
    eprintln!("terminlotse: {failure}");
    ExitCode::FAILURE
}

async fn call(cli: &Cli) -> Result<ExitCode, Failure> {
    let config = Config::load(cli.config.as_deref(), config::environment())?;
    let is_configured = config.telegram.token.is_some() || config.matrix.homeserver.is_some();
    let serves = matches!(cli.call(), Call::Run) && is_configured;
    logging::start(if serves { logging::SERVING } else { logging::CHATTING })?;
    match cli.call() {
        Call::Run if serves => serve(&config).await,
        Call::Run => {
            if let Some(key) = check::unserved(&config) {
                return Err(format!("{key} is configured, but this version can't serve it yet").into());
            }
            println!("Telegram verbinden: ein Token von @BotFather als TERMINLOTSE_TELEGRAM__TOKEN setzen.");
            println!(
                "Matrix verbinden: TERMINLOTSE_MATRIX__HOMESERVER, …__USER und …__PASSWORD setzen. \
                Bis dahin: hier im Terminal, Ende mit Strg+D.\n"
            );
            chat(&config, "console", false).await
        }
        Call::Console { name, staff: false } => chat(&config, &name, false).await,
        // Whoever serves has another terminal than the citizen of that name.
        Call::Console { name, staff: true } => chat(&config, &format!("{name} (staff)"), true).await,
        Call::Staff { order } => {
            let store = open_store(&config, Seeds.next()).await?;
            let told = match order {
                StaffOrder::Invite { role, offices, name } => {
                    staff::invite(&store, role, &offices, name.as_deref(), Seeds.next(), now()).await?
                }
                StaffOrder::List => staff::list(&store, &config, now()).await?,
                StaffOrder::Revoke { id } => staff::revoke(&store, &id, now()).await?,
            };
            print!("{told}");
            store.close().await;
            Ok(ExitCode::SUCCESS)
        }
        Call::Trade { order } => {
            let store = open_store(&config, Seeds.next()).await?;
            let told = match order {
                TradeOrder::Register { name, quota, offices } => {
                    trade::register(&store, &name, quota, &offices, Seeds.next(), now()).await?
                }
                TradeOrder::List => trade::list(&store, &config, now()).await?,
                TradeOrder::End { id } => trade::end(&store, &id, now()).await?,
            };
            print!("{told}");
            store.close().await;
            Ok(ExitCode::SUCCESS)
        }
        Call::Checkin(asked) => {
            let store = open_store(&config, Seeds.next()).await?;
            print!("{}", check_in::code(&store, &config, &asked, now()).await?);
            store.close().await;
            Ok(ExitCode::SUCCESS)
        }
        Call::Poster(order) => {
            let bot = open(&config).await?;
            for file in poster::write(&bot, &config, &order).await? {
                println!("{file}");
            }
            bot.store.close().await;
            Ok(ExitCode::SUCCESS)
        }
        Call::Import { source } => {
            let store = open_store(&config, Seeds.next()).await?;
            let told = match source {
                Source::City { file } => import::city(&store, &config, &file, now()).await?,
                Source::Dldb(files) => import::dldb(&store, &config, &files, now()).await?,
                Source::Appointments(order) => move_in(&store, &config, &order).await?,
            };
            for line in told {
                println!("{line}");
            }
            store.close().await;
            Ok(ExitCode::SUCCESS)
        }
        Call::Check => {
            let (table, good) = check::table(&check::run(&config, Seeds.next()).await);
            print!("{table}");
            Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        Call::Report { matter } => {
            let store = open_store(&config, Seeds.next()).await?;
            let told = match matter {
                Matter::Duplicates { names } => report::duplicates(&store, &config, names, now()).await?,
                Matter::Reminders { csv } => report::reminders(&store, csv, now()).await?,
                Matter::Forecast { language, json } => {
                    let bot = Arc::new(open_bot(store.clone(), &config, now()).await?);
                    report::forecast(bot, language.as_deref(), json, now()).await?
                }
                Matter::Audit { csv } => report::audit(&store, &config, csv).await?,
                Matter::Day(asked) => {
                    let bot = open_bot(store.clone(), &config, now()).await?;
                    report::day(&bot, &config, &asked, now()).await?
                }
                Matter::Figures(asked) => {
                    let bot = open_bot(store.clone(), &config, now()).await?;
                    report::figures(&bot, &asked, now()).await?
                }
                Matter::Emergency { csv } => report::emergencies(&store, &config, csv).await?,
            };
            print!("{told}");
            store.close().await;
            Ok(ExitCode::SUCCESS)
        }
        Call::Notice { call } => {
            let bot = open(&config).await?;
            notices::call(&bot, &config, &call).await?;
            bot.store.close().await;
            Ok(ExitCode::SUCCESS)
        }
        Call::Migrate => {
            open_store(&config, Seeds.next()).await?.close().await;
            println!("the database is up to date");
            Ok(ExitCode::SUCCESS)
        }
    }
}

async fn open(config: &Config) -> Result<Arc<Bot<LocalDesk>>, Failure> {
    let store = open_store(config, Seeds.next()).await?;
    Ok(Arc::new(open_bot(store, config, now()).await?))
}

async fn move_in(store: &Store, config: &Config, order: &moving_in::Order) -> Result<Vec<String>, Failure> {
    if !moving_in::has_city(store, config.city.file.as_deref()).await? {
        return Err("there is no city yet; terminlotse import city FILE.toml brings one".into());
    }
    let bot = open_bot(store.clone(), config, now()).await?;
    lay_out_all(store, &layout(config, &bot.city()), now()).await?;
    let per_service = config.policy.live_bookings_per_service;
    Ok(moving_in::run(&bot, per_service, order, Seeds.next(), now()).await?)
}

/// The terminal chat.
async fn chat(config: &Config, name: &str, serves: bool) -> Result<ExitCode, Failure> {
    let bot = open(config).await?;
    // A chat in a pipe is over in a moment: all places are there before it begins.
    lay_out_all(&bot.store, &layout(config, &bot.city()), now()).await?;
    let mut keyboard = Keyboard::new(name, hex::encode(Seeds.next()));
    if serves {
        staff::open_terminal(&bot.store, &keyboard.typed("/staff"), Seeds.next(), now()).await?;
    }
    let first = if serves { "/staff" } else { "/start" };
    let greeting = std::io::stdin().is_terminal().then_some(first);
    let paper = Paper::new(name, std::io::stdout(), ".");
    let input = tokio::io::BufReader::new(tokio::io::stdin());
    terminal_chat::chat(bot.clone(), keyboard, paper, input, now, || Seeds.next(), greeting).await?;
    bot.store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Serves until the process is asked to end. Ending in the middle of anything does no harm.
async fn serve(config: &Config) -> Result<ExitCode, Failure> {
    if let Some(key) = check::unserved(config) {
        return Err(format!("{key} is configured, but this version can't serve it yet").into());
    }
    let http = listen(config).await?;
    let bot = open(config).await?;
    // The first citizen must not hear that all is taken because nothing is laid out yet.
    lay_out_all(&bot.store, &layout(config, &bot.city()), now()).await?;
    let Policy { slot, horizon, retention, no_show_window, .. } = config.policy;
    let mut loops = Loops::default();
    loops.start("lay out", loops::job(LayOut::new(bot.clone(), slot, horizon)));
    loops.start("expire", loops::job(Expire::new(bot.clone())));
    loops.start("fall", loops::job(Fall::new(bot.clone())));
    loops.start("notify", loops::job(Notify::new(bot.clone())));
    loops.start("rank", loops::job(Rank::new(bot.clone())));
    loops.start("duplicates", loops::job(Duplicates::new(bot.clone())));
    loops.start("retain", loops::job(Retain::new(bot.clone(), retention, no_show_window)));
    loops.start("offer", loops::job(Offer::new(bot.clone(), || Seeds.next())));
    loops.start("remind", loops::job(Remind::new(bot.clone(), || Seeds.next())));
    loops.start("answer late", loops::job(AnswerLate::new(bot.clone(), || Seeds.next())));
    loops.start("closure", loops::job(Closure::new(bot.clone(), || Seeds.next())));
    loops.start("pleas", loops::job(Pleas::new(bot.clone())));
    loops.start("tidings", loops::job(Tidings::new(bot.clone(), || Seeds.next())));
    loops.start("wake", loops::job(Wake::new(bot.clone(), || Seeds.next())));
    loops.start("tell troubles", loops::job(TellTroubles::new(bot.clone())));
    loops.start("tell staff", loops::job(TellStaff::new(bot.clone(), || Seeds.next())));
    if let Some(listener) = http {
        loops.start("HTTP", http::serve(listener, bot.clone(), Arc::new(now)));
    }
    if let Some(token) = config.telegram.token.clone() {
        loops.start("Telegram", messengers::telegram(bot.clone(), token, config.telegram.clone()));
    }
    if let Some(account) = matrix_chat::account(&config.matrix) {
        loops.start("Matrix", messengers::matrix(bot, account));
    }
    tokio::select! {
        why = loops.end() => Err(why.into()),
        () = asked_to_end() => {
            tracing::info!("asked to end");
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Takes the address first: what can't be had is said before anything is served.
async fn listen(config: &Config) -> Result<Option<TcpListener>, Failure> {
    let Some(address) = config.http.listen else { return Ok(None) };
    let listener = TcpListener::bind(address).await;
    Ok(Some(listener.map_err(|error| format!("http.listen: {address} can't be used: {error}"))?))
}

async fn asked_to_end() {
    #[cfg(unix)]
    if let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        return;
    }
    // Without a handler the system's own way of ending a process does it.
    let _ = tokio::signal::ctrl_c().await;
}
