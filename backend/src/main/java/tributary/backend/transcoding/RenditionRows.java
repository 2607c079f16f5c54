package tributary.backend.transcoding;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RenditionRows extends Repository<RenditionEntity, Long> {

    RenditionEntity save(RenditionEntity rendition);

    Optional<RenditionEntity> findById(long id);

    Optional<RenditionEntity> findByFileUuidAndHeight(UUID fileUuid, int height);

    Optional<RenditionEntity> findByVideoIdAndHeight(long videoId, int height);

    List<RenditionEntity> findByVideoIdOrderByHeightDesc(long videoId);

    List<RenditionEntity> findByVideoIdAndPublishedTrueOrderByHeightDesc(long videoId);

    List<RenditionEntity> findByVideoIdInAndPublishedTrueOrderByVideoIdAscHeightDesc(Collection<Long> videoIds);

    List<RenditionEntity> findByPublishedFalseOrderById();

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from RenditionEntity r where r.id = :id")
    Optional<RenditionEntity> lock(long id);

    boolean existsByVideoIdAndPublishedFalse(long videoId);

    boolean existsByVideoIdAndPublishedTrue(long videoId);
}
