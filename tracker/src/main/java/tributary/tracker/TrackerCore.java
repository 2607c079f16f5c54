package tributary.tracker;

/// What all fronts of a tracker share; everything in it belongs to the tracker's loop unless it says otherwise.
record TrackerCore(
        Swarms swarms, Admission admission, AnnounceIntervals intervals, Statistics statistics, TrackerTime time) {}
