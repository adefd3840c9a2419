/* pbx-system.h: the device itself: what it is, and how busy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"
#include "pbx-series.h"

G_BEGIN_DECLS

/**
 * PbxSystemPart:
 *
 * What the device tells in an answer of its own, and what can fail alone.
 */
typedef enum
{
  PBX_SYSTEM_VERSION,   /* endpoint 3 */
  PBX_SYSTEM_PROCESSOR, /* endpoint 4 */
  PBX_SYSTEM_MEMORY,    /* endpoint 5 */
  PBX_SYSTEM_STORAGE,   /* endpoint 6 */
  PBX_SYSTEM_CALLS,     /* endpoint 7 */
  PBX_SYSTEM_N_PARTS
} PbxSystemPart;

/**
 * PbxSystemFact:
 * @key: the device's key, without the digit that sorts it
 * @value: as the device words it
 *
 * One line of what the device tells of itself.
 */
typedef struct
{
  char *key;
  char *value;
} PbxSystemFact;

/**
 * PbxAmount:
 * @total: how much there is, in bytes; 0 where there is none
 * @used: how much of it is used, in bytes
 */
typedef struct
{
  guint64 total;
  guint64 used;
} PbxAmount;

/**
 * PbxStorage:
 *
 * The places where a device may keep something.
 */
typedef enum
{
  PBX_STORAGE_SYSTEM,
  PBX_STORAGE_RECORDINGS,
  PBX_STORAGE_USB,
  PBX_N_STORAGES
} PbxStorage;

#define PBX_TYPE_SYSTEM (pbx_system_get_type ())

G_DECLARE_FINAL_TYPE (PbxSystem, pbx_system, PBX, SYSTEM, GObject)

PbxSystem *pbx_system_new (PbxClient *client);
void pbx_system_watch (PbxSystem *self, guint milliseconds);
void pbx_system_poll_now (PbxSystem *self, PbxSystemPart part);

gboolean pbx_system_get_loaded (PbxSystem *self, PbxSystemPart part);
const GError *pbx_system_get_error (PbxSystem *self, PbxSystemPart part);

GPtrArray *pbx_system_get_facts (PbxSystem *self);
GPtrArray *pbx_system_get_cores (PbxSystem *self);
PbxAmount pbx_system_get_memory (PbxSystem *self);
PbxAmount pbx_system_get_swap (PbxSystem *self);
PbxSeries *pbx_system_get_memory_series (PbxSystem *self);
PbxAmount pbx_system_get_storage (PbxSystem *self, PbxStorage storage);
guint pbx_system_get_calls (PbxSystem *self);
guint pbx_system_get_max_calls (PbxSystem *self);
PbxSeries *pbx_system_get_calls_series (PbxSystem *self);

G_END_DECLS
