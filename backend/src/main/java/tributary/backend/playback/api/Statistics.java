package tributary.backend.playback.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.playback.PublicFigures;

/// The site's sizes under PeerTube's names; what does not exist here is zero.
@RestController
class Statistics {

    private final PublicFigures figures;

    Statistics(PublicFigures figures) {
        this.figures = figures;
    }

    @GetMapping("/api/v1/server/stats")
    Map<String, Object> stats() {
        var now = figures.now();
        var stats = new LinkedHashMap<String, Object>();
        stats.put("totalUsers", now.accounts());
        stats.put("totalDailyActiveUsers", 0);
        stats.put("totalWeeklyActiveUsers", 0);
        stats.put("totalMonthlyActiveUsers", 0);
        stats.put("totalLocalVideos", now.videos());
        stats.put("totalLocalVideoViews", now.views());
        stats.put("totalLocalVideoComments", 0);
        stats.put("totalLocalVideoFilesSize", now.bytes());
        stats.put("totalVideos", now.videos());
        stats.put("totalVideoComments", 0);
        stats.put("totalLocalVideoChannels", now.channels());
        stats.put("totalLocalDailyActiveVideoChannels", 0);
        stats.put("totalLocalWeeklyActiveVideoChannels", 0);
        stats.put("totalLocalMonthlyActiveVideoChannels", 0);
        stats.put("totalLocalPlaylists", 0);
        stats.put("totalInstanceFollowers", 0);
        stats.put("totalInstanceFollowing", 0);
        stats.put("videosRedundancy", List.of());
        return stats;
    }
}
