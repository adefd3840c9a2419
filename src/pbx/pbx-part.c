/* pbx-part.c: files that are not whole yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-part.h"

#include "pbx-file-name.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Who has more recordings of one name has another problem. */
#define MAX_NUMBER 100000

static void
set_error (GError **error, int saved_errno)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (saved_errno), g_strerror (saved_errno));
}

static int
open_folder (const char *folder, GError **error)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    set_error (error, errno);

  return fd;
}

/**
 * pbx_part_is_name:
 * @name: (nullable): a text
 *
 * Returns: whether it names a file within a folder, and nothing outside
 */
gboolean
pbx_part_is_name (const char *name)
{
  return name != NULL && *name != '\0' && *name != '.' && strchr (name, '/') == NULL;
}

/**
 * pbx_part_open:
 * @folder: where
 * @stem: what the file is to be called
 * @suffix: what its name ends with
 * @name: (inout): the name of the file to go on with, or %NULL; what was opened
 * @size: (out): how much there is of it
 *
 * Opens a part to go on with, or makes one whose name nobody has. It follows no links, and nobody else
 * may read it.
 *
 * Returns: a file descriptor, or -1 with @error set to a %G_IO_ERROR
 */
int
pbx_part_open (const char *folder,
               const char *stem,
               const char *suffix,
               char **name,
               gint64 *size,
               GError **error)
{
  int dir = open_folder (folder, error);
  int fd = -1;

  *size = 0;
  if (dir < 0)
    return -1;

  if (pbx_part_is_name (*name))
    {
      struct stat status;

      fd = openat (dir, *name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
      if (fd >= 0 && fstat (fd, &status) == 0 && S_ISREG (status.st_mode) && status.st_nlink == 1)
        *size = status.st_size;
      else if (fd >= 0)
        {
          g_close (fd, NULL);
          fd = -1;
        }
    }

  for (guint number = 1; fd < 0 && number < MAX_NUMBER; number++)
    {
      g_autofree char *whole = pbx_file_name_number (stem, number, suffix);
      g_autofree char *part = g_strconcat (whole, PBX_PART_SUFFIX, NULL);

      if (faccessat (dir, whole, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
        continue;

      fd = openat (dir, part, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
      if (fd >= 0)
        {
          g_free (*name);
          *name = g_steal_pointer (&part);
        }
      else if (errno != EEXIST)
        {
          set_error (error, errno);
          break;
        }
    }

  if (fd < 0 && error != NULL && *error == NULL)
    set_error (error, EEXIST);

  close (dir);
  return fd;
}

/* Never over a file that is there */
static int
move (int dir, const char *from, const char *to)
{
  if (renameat2 (dir, from, dir, to, RENAME_NOREPLACE) == 0)
    return 0;

  /* Some file systems cannot do it in one step. */
  if (errno != EINVAL && errno != ENOSYS)
    return -1;

  if (faccessat (dir, to, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
    {
      errno = EEXIST;
      return -1;
    }

  return renameat (dir, from, dir, to);
}

/**
 * pbx_part_settle:
 * @folder: where
 * @part: the part, which is whole now
 * @stem: what the file is to be called
 * @suffix: what its name ends with
 * @name: (out) (transfer full): what it is called
 *
 * Gives a file its name in one step, or the next of that name that is free.
 *
 * Returns: %FALSE with @error set to a %G_IO_ERROR
 */
gboolean
pbx_part_settle (const char *folder,
                 const char *part,
                 const char *stem,
                 const char *suffix,
                 char **name,
                 GError **error)
{
  int dir = open_folder (folder, error);
  gboolean settled = FALSE;
  int problem = EEXIST;

  if (dir < 0)
    return FALSE;

  for (guint number = 1; !settled && problem == EEXIST && number < MAX_NUMBER; number++)
    {
      g_autofree char *whole = pbx_file_name_number (stem, number, suffix);

      if (move (dir, part, whole) == 0)
        {
          settled = TRUE;
          *name = g_steal_pointer (&whole);
        }
      else
        {
          problem = errno;
        }
    }

  if (!settled)
    set_error (error, problem);
  else
    fsync (dir);

  close (dir);
  return settled;
}

/**
 * pbx_part_remove:
 * @folder: where
 * @name: (nullable): a part
 *
 * Removes a part, where there is one.
 */
void
pbx_part_remove (const char *folder, const char *name)
{
  int dir;

  if (!pbx_part_is_name (name) || !g_str_has_suffix (name, PBX_PART_SUFFIX))
    return;

  dir = open_folder (folder, NULL);
  if (dir >= 0)
    {
      unlinkat (dir, name, 0);
      close (dir);
    }
}
