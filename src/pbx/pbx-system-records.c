/* pbx-system-records.c: memory, storage and calls as they travel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-system-records.h"

#include <math.h>

/**
 * PbxMemoryRecord:
 *
 * The answer of endpoint 5. The document says kilobytes; they are bytes.
 */
struct _PbxMemoryRecord
{
  PbxRecord parent_instance;

  double total;
  double available;
  double used;
  double swap_total;
  double swap_used;
};

/**
 * PbxDiskRecord:
 *
 * The answer of endpoint 6, in megabytes as text. What is not there is empty or 0.
 */
struct _PbxDiskRecord
{
  PbxRecord parent_instance;

  char *total[PBX_N_STORAGES];
  char *used[PBX_N_STORAGES];
};

/**
 * PbxCallsRecord:
 *
 * The answer of endpoint 7.
 */
struct _PbxCallsRecord
{
  PbxRecord parent_instance;

  char *calls;
  char *max_calls;
};

G_DEFINE_FINAL_TYPE (PbxMemoryRecord, pbx_memory_record, PBX_TYPE_RECORD)
G_DEFINE_FINAL_TYPE (PbxDiskRecord, pbx_disk_record, PBX_TYPE_RECORD)
G_DEFINE_FINAL_TYPE (PbxCallsRecord, pbx_calls_record, PBX_TYPE_RECORD)

#define MEMORY(property, wire, member)                                                                       \
  {                                                                                                          \
    property, wire, NULL, PBX_FIELD_DOUBLE, PBX_FIELD_NESTED, G_STRUCT_OFFSET (PbxMemoryRecord, member)      \
  }
#define DISK(property, wire, alias, member)                                                                  \
  {                                                                                                          \
    property, wire, alias, PBX_FIELD_STRING, 0, G_STRUCT_OFFSET (PbxDiskRecord, member)                      \
  }
#define CALLS(property, wire, member)                                                                        \
  {                                                                                                          \
    property, wire, NULL, PBX_FIELD_STRING, 0, G_STRUCT_OFFSET (PbxCallsRecord, member)                      \
  }

static const PbxField memory_fields[] = {
  MEMORY ("total", "virtual.total", total),     MEMORY ("available", "virtual.available", available),
  MEMORY ("used", "virtual.used", used),        MEMORY ("swap-total", "swap.total", swap_total),
  MEMORY ("swap-used", "swap.used", swap_used), { NULL },
};

static const PbxField disk_fields[] = {
  DISK ("system-total", "systotal", NULL, total[PBX_STORAGE_SYSTEM]),
  DISK ("system-used", "sysused", NULL, used[PBX_STORAGE_SYSTEM]),
  DISK ("recordings-total", "rcdtotal", NULL, total[PBX_STORAGE_RECORDINGS]),
  DISK ("recordings-used", "rcdused", NULL, used[PBX_STORAGE_RECORDINGS]),
  DISK ("usb-total", "usbtotall", "usbtotal", total[PBX_STORAGE_USB]),
  DISK ("usb-used", "usbused", NULL, used[PBX_STORAGE_USB]),
  { NULL },
};

static const PbxField calls_fields[] = {
  CALLS ("calls", "calls", calls),
  CALLS ("max-calls", "maxcalls", max_calls),
  { NULL },
};

static void
pbx_memory_record_class_init (PbxMemoryRecordClass *klass)
{
  pbx_record_class_declare (PBX_RECORD_CLASS (klass), "memory", memory_fields);
  PBX_RECORD_CLASS (klass)->keeps_sent = FALSE;
}

static void
pbx_memory_record_init (PbxMemoryRecord *self)
{
}

static void
pbx_disk_record_class_init (PbxDiskRecordClass *klass)
{
  pbx_record_class_declare (PBX_RECORD_CLASS (klass), "storage", disk_fields);
  PBX_RECORD_CLASS (klass)->keeps_sent = FALSE;
}

static void
pbx_disk_record_init (PbxDiskRecord *self)
{
}

static void
pbx_calls_record_class_init (PbxCallsRecordClass *klass)
{
  pbx_record_class_declare (PBX_RECORD_CLASS (klass), "calls now", calls_fields);
  PBX_RECORD_CLASS (klass)->keeps_sent = FALSE;
}

static void
pbx_calls_record_init (PbxCallsRecord *self)
{
}

static guint64
to_amount (double value)
{
  return isfinite (value) && value > 0 && value < 1e18 ? (guint64) value : 0;
}

static PbxAmount
make_amount (double total, double used)
{
  PbxAmount amount = { to_amount (total), to_amount (used) };

  amount.used = MIN (amount.used, amount.total);
  return amount;
}

/**
 * pbx_memory_record_get_memory:
 *
 * What programs can have no more of counts as used: a file that is kept in memory goes when it has to.
 *
 * Returns: the memory
 */
PbxAmount
pbx_memory_record_get_memory (PbxMemoryRecord *self)
{
  return make_amount (self->total, self->available > 0 ? self->total - self->available : self->used);
}

/** pbx_memory_record_get_swap: Returns: the space on disk that stands in for memory */
PbxAmount
pbx_memory_record_get_swap (PbxMemoryRecord *self)
{
  return make_amount (self->swap_total, self->swap_used);
}

/**
 * pbx_disk_record_get_storage:
 * @storage: a place
 *
 * Returns: how much there is and how much is used; a total of 0 where it is not there
 */
PbxAmount
pbx_disk_record_get_storage (PbxDiskRecord *self, PbxStorage storage)
{
  const double megabyte = 1024 * 1024;

  return make_amount (g_ascii_strtod (self->total[storage], NULL) * megabyte,
                      g_ascii_strtod (self->used[storage], NULL) * megabyte);
}

/**
 * pbx_calls_record_get:
 * @calls: (out): how many calls there are
 * @max_calls: (out): how many there can be; 0 where the device does not tell
 *
 * Returns: whether the device told how many there are
 */
gboolean
pbx_calls_record_get (PbxCallsRecord *self, guint *calls, guint *max_calls)
{
  guint64 n = 0;
  guint64 max = 0;
  gboolean known = g_ascii_string_to_unsigned (self->calls, 10, 0, G_MAXUINT, &n, NULL);

  g_ascii_string_to_unsigned (self->max_calls, 10, 0, G_MAXUINT, &max, NULL);
  *calls = (guint) n;
  *max_calls = (guint) max;

  return known;
}
