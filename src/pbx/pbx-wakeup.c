/* pbx-wakeup.c: a wake-up call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-wakeup.h"

/**
 * PbxWakeup:
 *
 * A wake-up call, as endpoint 24 lists it. Its time is the device's local time.
 */
struct _PbxWakeup
{
  PbxRecord parent_instance;

  char *exten;
  char *time;
  gint64 id;
  gint64 music_id;
};

G_DEFINE_FINAL_TYPE (PbxWakeup, pbx_wakeup, PBX_TYPE_RECORD)

#define AT(member) G_STRUCT_OFFSET (PbxWakeup, member)

static const PbxField fields[] = { { "id", "id", NULL, PBX_FIELD_INT, PBX_FIELD_KEY, AT (id) },
                                   { "exten", "exten", NULL, PBX_FIELD_STRING, 0, AT (exten) },
                                   { "time", "callDateTime", NULL, PBX_FIELD_STRING, 0, AT (time) },
                                   { "music-id", "musicID", NULL, PBX_FIELD_INT, 0, AT (music_id) },
                                   { NULL } };

static void
pbx_wakeup_class_init (PbxWakeupClass *klass)
{
  pbx_record_class_declare (PBX_RECORD_CLASS (klass), "wake-up call", fields);
}

static void
pbx_wakeup_init (PbxWakeup *self)
{
}

/**
 * pbx_wakeup_get_id:
 *
 * Returns: the number of the record
 */
gint64
pbx_wakeup_get_id (PbxWakeup *self)
{
  g_return_val_if_fail (PBX_IS_WAKEUP (self), 0);
  return self->id;
}

/**
 * pbx_wakeup_get_exten:
 *
 * Returns: the number of the extension that is woken
 */
const char *
pbx_wakeup_get_exten (PbxWakeup *self)
{
  g_return_val_if_fail (PBX_IS_WAKEUP (self), NULL);
  return self->exten;
}

/**
 * pbx_wakeup_get_time:
 *
 * Returns: when, as `yyyy-MM-dd HH:mm` by the device's clock
 */
const char *
pbx_wakeup_get_time (PbxWakeup *self)
{
  g_return_val_if_fail (PBX_IS_WAKEUP (self), NULL);
  return self->time;
}
