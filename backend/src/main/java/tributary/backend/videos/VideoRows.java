package tributary.backend.videos;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface VideoRows extends Repository<VideoEntity, Long> {

    VideoEntity save(VideoEntity video);

    void delete(VideoEntity video);

    Optional<VideoEntity> findById(long id);

    Optional<VideoEntity> findByUuid(UUID uuid);

    List<VideoEntity> findByIdIn(Collection<Long> ids);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select v from VideoEntity v where v.id = :id")
    Optional<VideoEntity> lock(long id);

    @Query("select coalesce(sum(v.sourceSize), 0) from VideoEntity v where v.accountId = :accountId")
    long sourceBytesOf(long accountId);

    @NativeQuery("""
            select * from video where account_id = :accountId and strpos(lower(name), lower(:search)) > 0
            order by created_at desc, id desc offset :start limit :count
            """)
    List<VideoEntity> ownedBy(long accountId, String search, int start, int count);

    @NativeQuery("select count(*) from video where account_id = :accountId and strpos(lower(name), lower(:search)) > 0")
    long countOwnedBy(long accountId, String search);

    @NativeQuery("""
            select * from video where blocked_at is not null and strpos(lower(name), lower(:search)) > 0
            order by blocked_at desc, id desc offset :start limit :count
            """)
    List<VideoEntity> blocked(String search, int start, int count);

    @NativeQuery("select count(*) from video where blocked_at is not null and strpos(lower(name), lower(:search)) > 0")
    long countBlocked(String search);

    @NativeQuery("""
            select * from video where held and (created_at, id) > (select created_at, id from video where id = :after
                                                                    union all select '-infinity'::timestamptz, 0 limit 1)
            order by created_at, id limit :count
            """)
    List<VideoEntity> held(long after, int count);

    @NativeQuery("select count(*) from video where held")
    long countHeld();

    @Modifying
    @Query("update VideoEntity v set v.views = v.views + :count where v.id = :id")
    void addViews(long id, long count);
}
