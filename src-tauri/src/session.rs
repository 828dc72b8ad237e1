//! Who is at the till. It is known here alone: the window shows it and cannot change it.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant, SystemTime},
};

use tillup_core::access::{Role, SignedIn};

/// How long a till that nobody touches stays open.
pub const LOCKS_AFTER: Duration = Duration::from_secs(300);

/// A moment by both clocks: one stands still while the machine sleeps, the other can be set.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    steady: Instant,
    wall: SystemTime,
}

impl Moment {
    /// This moment.
    pub fn now() -> Self {
        Self { steady: Instant::now(), wall: SystemTime::now() }
    }

    /// The time since an earlier moment, by the clock that tells more.
    fn since(self, earlier: Self) -> Duration {
        let steady = self.steady.saturating_duration_since(earlier.steady);
        self.wall.duration_since(earlier.wall).map_or(steady, |wall| wall.max(steady))
    }
}

/// What a look at the session finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seat {
    /// Somebody is there.
    Taken(SignedIn),
    /// Nobody is.
    Empty,
    /// Nobody has been for too long: the session ended with this look.
    LeftAlone,
}

struct Sitting {
    who: SignedIn,
    touched: Moment,
}

/// The one session of the window.
#[derive(Default)]
pub struct Session {
    sitting: Mutex<Option<Sitting>>,
}

impl Session {
    /// Somebody signed in, in place of whoever was there.
    pub fn begin(&self, who: SignedIn, now: Moment) {
        *self.lock() = Some(Sitting { who, touched: now });
    }

    /// Ends the session; whether there was one.
    pub fn end(&self) -> bool {
        self.lock().take().is_some()
    }

    /// Who is there.
    pub fn seat(&self, now: Moment) -> Seat {
        let mut sitting = self.lock();
        match &*sitting {
            None => Seat::Empty,
            Some(at) if now.since(at.touched) < LOCKS_AFTER => Seat::Taken(at.who.clone()),
            Some(_) => {
                *sitting = None;
                Seat::LeftAlone
            }
        }
    }

    /// Somebody pressed something: the time begins anew, unless it was over.
    pub fn touch(&self, now: Moment) -> Seat {
        let seat = self.seat(now);
        if let Some(at) = &mut *self.lock()
            && seat != Seat::LeftAlone
        {
            at.touched = now;
        }
        seat
    }

    /// What may be shown now. Looking does not end a session that is over; it only shows nothing of it.
    pub fn role(&self, now: Moment) -> Option<Role> {
        let sitting = self.lock();
        sitting.as_ref().filter(|at| now.since(at.touched) < LOCKS_AFTER).map(|at| at.who.role)
    }

    /// How long the till stays open if nobody touches it; `None` while nobody is there.
    pub fn remaining(&self, now: Moment) -> Option<Duration> {
        let sitting = self.lock();
        sitting.as_ref().map(|at| LOCKS_AFTER.saturating_sub(now.since(at.touched)))
    }

    /// A panic elsewhere leaves nothing half done here.
    fn lock(&self) -> MutexGuard<'_, Option<Sitting>> {
        self.sitting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
impl Moment {
    /// So long ago that nobody who was there then still is.
    pub fn long_ago() -> Self {
        let now = Self::now();
        Self { wall: now.wall - LOCKS_AFTER, ..now }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clerk() -> SignedIn {
        SignedIn { name: "clerk1".to_owned(), role: Role::Clerk }
    }

    fn owner() -> SignedIn {
        SignedIn { name: "owner".to_owned(), role: Role::Owner }
    }

    impl Moment {
        fn later(self, seconds: u64) -> Self {
            let by = Duration::from_secs(seconds);
            Self { steady: self.steady + by, wall: self.wall + by }
        }
    }

    #[test]
    fn a_session_ends_when_nobody_touches_it_and_only_then() {
        let (session, start) = (Session::default(), Moment::now());
        assert_eq!(session.seat(start), Seat::Empty);
        session.begin(clerk(), start);
        assert_eq!(session.seat(start.later(299)), Seat::Taken(clerk()));
        assert_eq!(session.remaining(start.later(299)), Some(Duration::from_secs(1)));
        assert_eq!(session.touch(start.later(299)), Seat::Taken(clerk()));
        assert_eq!(session.seat(start.later(598)), Seat::Taken(clerk()));
        assert_eq!(session.seat(start.later(599)), Seat::LeftAlone);
        assert_eq!(session.seat(start.later(599)), Seat::Empty, "its end is told once");
    }

    #[test]
    fn a_touch_after_the_end_brings_nobody_back() {
        let (session, start) = (Session::default(), Moment::now());
        session.begin(owner(), start);
        assert_eq!(session.role(start.later(301)), None);
        assert_eq!(session.touch(start.later(301)), Seat::LeftAlone);
        assert_eq!(session.touch(start.later(302)), Seat::Empty);
        assert_eq!(session.remaining(start.later(302)), None);
    }

    #[test]
    fn who_signs_in_takes_the_place_of_who_was_there() {
        let (session, start) = (Session::default(), Moment::now());
        session.begin(owner(), start);
        session.begin(clerk(), start.later(1));
        assert_eq!(session.role(start.later(1)), Some(Role::Clerk));
        assert!(session.end());
        assert!(!session.end(), "there is nobody left to sign out");
        assert_eq!(session.seat(start.later(2)), Seat::Empty);
    }

    #[test]
    fn a_machine_that_slept_is_locked_and_a_clock_set_back_keeps_nobody_in() {
        let (session, start) = (Session::default(), Moment::now());
        session.begin(clerk(), start);
        let slept = Moment { steady: start.steady, wall: start.later(301).wall };
        assert_eq!(session.seat(slept), Seat::LeftAlone);

        session.begin(clerk(), start);
        let set_back = Moment { steady: start.later(301).steady, wall: start.wall - Duration::from_secs(9) };
        assert_eq!(session.seat(set_back), Seat::LeftAlone);
    }
}
