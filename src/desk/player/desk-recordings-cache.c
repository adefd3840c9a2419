/* desk-recordings-cache.c: where recordings are kept that were fetched to be played
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-recordings-cache.h"

#define KEY "recordings-cache-size"
#define MEGABYTE G_GUINT64_CONSTANT (1000000)

static void
desk_recordings_cache_size_changed_cb (PbxCache *cache, const char *key, GSettings *settings)
{
  pbx_cache_set_limit (cache, g_settings_get_uint (settings, KEY) * MEGABYTE);
}

/**
 * desk_recordings_cache_new:
 * @settings: the program's settings, which say how large the cache may become
 *
 * Returns: (transfer full): the cache of the person; each has the same folder
 */
PbxCache *
desk_recordings_cache_new (GSettings *settings)
{
  g_autofree char *folder = NULL;
  PbxCache *cache;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  folder = g_build_filename (g_get_user_cache_dir (), "frontdesk", "recordings", NULL);
  cache = pbx_cache_new (folder, g_settings_get_uint (settings, KEY) * MEGABYTE);

  /* The settings live as long as what listens to them. */
  g_object_set_data_full (G_OBJECT (cache), "settings", g_object_ref (settings), g_object_unref);
  g_signal_connect_object (settings, "changed::" KEY, G_CALLBACK (desk_recordings_cache_size_changed_cb),
                           cache, G_CONNECT_SWAPPED);

  return cache;
}
